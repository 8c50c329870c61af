import { expect } from 'chai';
import { injectParameters, listParameters, parseParameter } from '../../src/format/parameters.js';
import { codeCell, notebookOf, textCell } from '../runner/support.js';

const settings = codeCell(
  [
    '// what is worth changing',
    "const sentence = 'Transformers are cool'; // any text",
    'let dK: number = 8;',
    "const side: 'left' | 'right' = 'left';",
    'const share = .5e-1;',
    'const causal = false;',
    'const sizes = [2, 3];',
    'const options = {',
    '  const inner = 1,',
    '};',
    'const computed = sizes.length * 2;',
    '  const indented = 1;',
    'if (dK == 3) console.log(dK);',
  ].join('\n'),
  ['parameters'],
);
const notebook = notebookOf(textCell('# Title'), settings, codeCell('console.log(dK)'));

describe('listParameters', () => {
  it('finds what stands at the left margin, with its kind and its type', () =>
    expect(listParameters(notebook)).to.deep.equal([
      { name: 'sentence', keyword: 'const', kind: 'string' },
      { name: 'dK', keyword: 'let', kind: 'number', annotation: 'number' },
      { name: 'side', keyword: 'const', kind: 'string', annotation: "'left' | 'right'" },
      { name: 'share', keyword: 'const', kind: 'number' },
      { name: 'causal', keyword: 'const', kind: 'boolean' },
      { name: 'sizes', keyword: 'const', kind: 'array' },
      { name: 'options', keyword: 'const', kind: 'object' },
      { name: 'computed', keyword: 'const', kind: 'unknown' },
    ]));
  it('looks into no other cell', () =>
    expect(listParameters(notebookOf(codeCell('const a = 1;')))).to.deep.equal([]));
});

describe('injectParameters', () => {
  const inject = (values: Parameters<typeof injectParameters>[1]) => () => injectParameters(notebook, values);

  it('adds one cell behind the declared ones, and keeps keyword and type', () => {
    const { cells } = injectParameters(notebook, { dK: 16, side: 'right', sentence: 'it\'s "new"\n' });
    expect(cells.map(({ id }) => id)).to.deep.equal(['a-text', 'a-cell', 'injected-parameters', 'a-cell']);
    expect(cells[2]!.metadata).to.deep.equal({ tags: ['injected-parameters'] });
    expect(cells[2]!.source.split('\n')).to.deep.equal([
      '// Injected parameters',
      'let dK: number = 16;',
      "const side: 'left' | 'right' = \"right\";",
      'const sentence = "it\'s \\"new\\"\\n";',
    ]);
  });
  it('replaces the cell of an earlier injection', () => {
    const { cells } = injectParameters(injectParameters(notebook, { dK: 16 }), { dK: 32 });
    expect(cells).to.have.length(4);
    expect(cells[2]!.source).to.equal('// Injected parameters\nlet dK: number = 32;');
  });
  it('leaves the notebook as it was', () => {
    const before = JSON.stringify(notebook);
    injectParameters(notebook, { dK: 16 });
    expect(JSON.stringify(notebook)).to.equal(before);
  });
  it('returns the notebook itself when there is nothing to set', () =>
    expect(injectParameters(notebook, {})).to.equal(notebook));
  it('refuses a name it does not know, lists the known ones and guesses', () =>
    expect(inject({ dk: 16 })).to.throw(
      Error,
      'runNotebook: expected one of the parameters sentence, dK, side, share, causal, sizes, options, computed, got dk (did you mean dK?)',
    ));
  it('says when a notebook has no parameters', () =>
    expect(() => injectParameters(notebookOf(codeCell('1')), { dK: 1 })).to.throw(
      'runNotebook: expected one of the parameters none (no cell is tagged "parameters"), got dK',
    ));
  it('refuses a value of another kind', () => {
    expect(inject({ dK: '16' })).to.throw(
      TypeError,
      'runNotebook: expected parameter dK to be a number, got "16"',
    );
    expect(inject({ sizes: { a: 1 } })).to.throw('expected parameter sizes to be an array, got {"a":1}');
    expect(inject({ causal: 1 })).to.throw('expected parameter causal to be a boolean, got 1');
  });
  it('takes any value for what is computed', () => expect(inject({ computed: 'three' })).to.not.throw());
});

describe('parseParameter', () => {
  const parse = (name: string, text: string) =>
    parseParameter(listParameters(notebook).find((parameter) => parameter.name === name)!, text);

  it('takes a text as it is', () => {
    expect(parse('sentence', '42')).to.equal('42');
    expect(parse('sentence', '')).to.equal('');
  });
  it('reads numbers, truths, arrays and objects', () => {
    expect(parse('dK', '-1.5e3')).to.equal(-1500);
    expect(parse('dK', 'Infinity')).to.equal(Number.POSITIVE_INFINITY);
    expect(parse('causal', 'true')).to.equal(true);
    expect(parse('sizes', '[5, 7]')).to.deep.equal([5, 7]);
    expect(parse('options', '{"a": 1}')).to.deep.equal({ a: 1 });
    expect(parse('computed', '7')).to.equal(7);
    expect(parse('computed', 'seven')).to.equal('seven');
  });
  it('refuses what says something else', () => {
    const refusal = (name: string, text: string) =>
      expect(() => parse(name, text)).to.throw(TypeError, `expected parameter ${name} to be`);
    refusal('dK', '"16"');
    refusal('dK', 'sixteen');
    refusal('dK', '');
    refusal('causal', 'yes');
    refusal('sizes', 'null');
    refusal('sizes', '{}');
  });
});
