import { expect } from 'chai';
import { describeError, runtimeFailure } from '../../src/kernel/runtime-failure.js';
import { ownerOnStack } from '../../src/kernel/stack-owner.js';
import { originOf } from '../../src/kernel/stray-origin.js';

const source = 'let n: number = 5;\n\nfail();';
const cell = { label: 'cell 3', source, compiled: 'let n = 5;\nfail();' };
const cells = new Map([[cell.label, cell]]);

function withStack(message: string, ...frames: string[]): Error {
  const error = new RangeError(message);
  error.stack = [`RangeError: ${message}`, ...frames].join('\n');
  return error;
}

describe('runtimeFailure', () => {
  // Line 2 of what ran is line 3 of the source.
  const told = ['RangeError: no', '    at f (cell 3, line 3)', '        3 | fail();'];
  for (const [where, script] of [
    ['in Node.js', 'cell 3'],
    ['in a page, whose scripts have no blanks in their names', 'cell_3'],
  ])
    it(`leads to the line of the cell ${where}`, () => {
      const error = withStack('no', `    at f (${script}:2:1)`);
      expect(runtimeFailure(error, cells)).to.deep.equal({
        ename: 'RangeError',
        evalue: 'no',
        traceback: told,
      });
    });
  it('names no function where the cell itself failed, evaluated or run', () => {
    for (const frame of ['    at eval (cell_3:2:1)', '    at cell 3:2:1'])
      expect(runtimeFailure(withStack('no', frame), cells).traceback[1]).to.equal('    at cell 3, line 3');
  });
  it("leaves the kernel's own frames out", () => {
    const own = [
      '    at run (file:///a/dist/src/runner/kernel/tslab.js:1:2)',
      '    at run (https://host/kit/kernel/v1/lib/execute-worker.js:1:2)',
      '    at new Promise (<anonymous>)',
    ];
    expect(runtimeFailure(withStack('no', ...own), cells).traceback).to.deep.equal(['RangeError: no']);
  });
  it('prints what is no error', () =>
    expect(runtimeFailure({ a: [1] }, cells).evalue).to.equal('{ a: [ 1 ] }'));
});

describe('describeError', () => {
  it('tells an error with its causes, and anything else as it is printed', () => {
    const error = new Error('outer', { cause: new Error('inner') });
    expect(describeError(error, cells)).to.include('caused by Error: inner');
    expect(describeError(5, cells)).to.equal('5');
  });
});

describe('originOf', () => {
  it('finds the first cell that a stack names', () => {
    expect(originOf(withStack('no', '    at f (cell_3:2:1)'), cells)).to.equal(cell);
    expect(originOf(withStack('no', '    at f (cell 4:2:1)'), cells)).to.equal(undefined);
    expect(originOf('text', cells)).to.equal(undefined);
  });
});

describe('ownerOnStack', () => {
  const run = (script: string): unknown => {
    const find = () => ownerOnStack(cells);
    return new Function('find', `return find();\n//# sourceURL=${script}`)(find);
  };
  it('finds the cell whose script is running', () => {
    expect(run('cell_3')).to.equal(cell);
    expect(run('cell_4')).to.equal(undefined);
  });
  it('leaves the engine as it was', () => {
    const before = [Error.stackTraceLimit, Error.prepareStackTrace];
    ownerOnStack(cells);
    expect([Error.stackTraceLimit, Error.prepareStackTrace]).to.deep.equal(before);
  });
});
