import * as tf from '@tensorflow/tfjs';
import { expect } from 'chai';
import * as kit from '../../src/index.js';
import { examplesIn, expectValue, findExamples, runExample } from './examples.js';

describe('the examples in docstrings', () => {
  const examples = findExamples();

  for (const example of examples) {
    it(`of ${example.functionName} gives what it says`, () => runExample(example));
  }

  it('exist for each public function', () => {
    const functions = Object.entries(kit).filter(([, value]) => typeof value === 'function');
    const missing = functions.filter(([name]) => !examples.some(({ functionName }) => functionName === name));
    expect(missing.map(([name]) => name)).to.deep.equal([]);
  });
});

describe('examplesIn', () => {
  const text = ['/** One.', ' * @example', ' * f(1); // → 2', ' * @see x', ' */', 'export function f() {}'];

  it('cuts from @example to the next tag', () =>
    expect(examplesIn('f.ts', text.join('\n'))).to.deep.equal([
      { file: 'f.ts', functionName: 'f', code: '\nf(1); // → 2\n' },
    ]));
});

describe('runExample', () => {
  const run = (code: string) =>
    runExample({ file: 'attention/project.ts', functionName: 'project', code }).then(
      () => 'well',
      (error: Error) => error.message,
    );

  it('accepts right values', async () =>
    expect(await run('const x = 3; // → 3\ntf.ones([1, 2]);\n// → [[1, 1]]')).to.equal('well'));
  it('fails on a wrong number', async () =>
    expect(await run('tf.ones([1, 2]); // → [[1, 2]]')).to.equal('expected 1 to be close to 2 +/- 0.0001'));
  it('fails on a wrong constant', async () =>
    expect(await run('const x = 3; // → 4')).to.equal('expected 3 to be close to 4 +/- 0.0001'));
  it('accepts what is printed, and fails on another text', async () => {
    expect(await run("console.log('two\\nlines'); // prints two\n// prints lines")).to.equal('well');
    expect(await run("console.log('one'); // prints two")).to.equal("expected 'one' to equal 'two'");
  });
  it('fails where it can find no statement to check', async () =>
    expect(await run('f(\n1) // → 4')).to.include('a line with → that is no whole statement'));
  it('fails when the code fails', async () =>
    expect(await run('nonsense();')).to.equal('nonsense is not defined'));
});

describe('expectValue', () => {
  it('accepts named keys of an object, truths as 1, and equal texts', () => {
    expectValue({ word: 'they', rank: 1.00001, more: 2 }, { word: 'they', rank: 1 });
    expectValue(tf.tensor1d([true, false], 'bool'), [true, false]);
  });
  it('fails on another length, text or kind', () => {
    expect(() => expectValue([1, 2], [1])).to.throw('length');
    expect(() => expectValue('a', 'b')).to.throw("expected 'a' to equal 'b'");
    expect(() => expectValue(undefined, [1])).to.throw('to be an array');
  });
});
