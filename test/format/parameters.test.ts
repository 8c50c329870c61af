import { expect } from 'chai';
import { parseParameter } from '../../src/format/parameter-values.js';
import { injectParameters, listParameters } from '../../src/format/parameters.js';
import { codeCell, notebookOf, textCell } from '../runner/support.js';

const lines = [
  '// what is worth changing',
  "const sentence = 'Transformers are cool'; // any text",
  'let dK: number = 8;',
  "const side: 'left' | 'right' = 'left';",
  'const share = .5e-1;',
  'const causal = false;',
  'const sizes = [2, 3];',
  'const options = {',
  '  inner: 1,',
  '};',
  'const computed = sizes.length * 2;',
  'if (dK == 3) { const hidden = 1; }',
];
const settings = codeCell(lines.join('\n'), ['parameters']);
const notebook = notebookOf(textCell('# Title'), settings, codeCell('console.log(dK)'));
const listed = (source: string) => listParameters(notebookOf(codeCell(source, ['parameters'])));
const injected = (source: string, values: Parameters<typeof injectParameters>[1]) =>
  injectParameters(notebookOf(codeCell(source, ['parameters'])), values).cells[0]!.source;

describe('listParameters', () => {
  it('finds what stands outside of blocks, with its kind and its type', () =>
    expect(listParameters(notebook)).to.deep.equal([
      { name: 'sentence', keyword: 'const', kind: 'string' },
      { name: 'dK', keyword: 'let', kind: 'number', annotation: 'number' },
      {
        name: 'side',
        keyword: 'const',
        kind: 'string',
        annotation: "'left' | 'right'",
        choices: ['left', 'right'],
      },
      { name: 'share', keyword: 'const', kind: 'number' },
      { name: 'causal', keyword: 'const', kind: 'boolean' },
      { name: 'sizes', keyword: 'const', kind: 'array', elements: 'number' },
      { name: 'options', keyword: 'const', kind: 'object' },
      { name: 'computed', keyword: 'const', kind: 'unknown' },
    ]));
  it('looks into no other cell', () =>
    expect(listParameters(notebookOf(codeCell('const a = 1;')))).to.deep.equal([]));
  it('reads several variables of one declaration, over several lines', () =>
    expect(listed('let a = 1,\n  b: string[] = [],\n  c;')).to.deep.equal([
      { name: 'a', keyword: 'let', kind: 'number' },
      { name: 'b', keyword: 'let', kind: 'array', annotation: 'string[]', elements: 'string' },
      { name: 'c', keyword: 'let', kind: 'unknown' },
    ]));
  it('is not confused by types that contain an equals sign', () =>
    expect(listed('const act: (x: number, y?: { a: 1 }) => number = (x) => x;')[0]).to.deep.equal({
      name: 'act',
      keyword: 'const',
      kind: 'unknown',
      annotation: '(x: number, y?: { a: 1 }) => number',
    }));
  it('overlooks what a comment or a template only mentions', () =>
    expect(
      listed('/*\nconst a = 1;\n*/\n// const b = 2;\nconst text = `\nconst c = 3;\n`;').map(
        ({ name }) => name,
      ),
    ).to.deep.equal(['text']));
  it('reads sources with Windows line ends, with an export, and with non-ASCII names', () =>
    expect(
      listed('const größe = 3;\r\nexport const 词 = `a`;\r\n').map(({ name, kind }) => [name, kind]),
    ).to.deep.equal([
      ['größe', 'number'],
      ['词', 'string'],
    ]));
  it('tells kinds behind casts, signs and parentheses', () => {
    const kinds = (...values: string[]) => values.map((value) => listed(`const a = ${value};`)[0]!.kind);
    expect(
      kinds('(-1)', '10n', '-10n', '[1] as const', '{ a: 1 } satisfies object', `\`\${1}\``),
    ).to.deep.equal(['number', 'bigint', 'bigint', 'array', 'object', 'string']);
    expect(kinds('null', 'undefined', '!true', 'new Map()', 'Infinity', '1 + 1')).to.deep.equal([
      'unknown',
      'unknown',
      'unknown',
      'unknown',
      'number',
      'unknown',
    ]);
  });
});

describe('injectParameters', () => {
  const inject = (values: Parameters<typeof injectParameters>[1]) => () => injectParameters(notebook, values);

  it('writes each value where the declared one stands, and changes nothing else', () => {
    const { cells } = injectParameters(notebook, { dK: 16, side: 'right', sentence: 'it\'s "new"\n' });
    expect(cells).to.have.length(3);
    const changed = cells[1]!.source.split('\n');
    expect(changed.filter((line, i) => line !== lines[i])).to.deep.equal([
      'const sentence = "it\'s \\"new\\"\\n"; // any text',
      'let dK: number = 16;',
      "const side: 'left' | 'right' = \"right\";",
    ]);
  });
  it('gives a value to what has none', () =>
    expect(injected('let a;\nlet b: number // two', { a: [1], b: 2 })).to.equal(
      'let a = [1];\nlet b: number = 2 // two',
    ));
  it('replaces values of several lines, and keeps Windows line ends', () =>
    expect(injected('const a = {\r\n  b: 1,\r\n};\r\nconst c = 1;', { a: { d: [true, null] } })).to.equal(
      'const a = { "d": [true, null] };\r\nconst c = 1;',
    ));
  it('writes whole numbers of any size, and numbers that JSON lacks', () =>
    expect(injected('const a = 10n, b = 1;', { a: 2n ** 70n, b: Number.POSITIVE_INFINITY })).to.equal(
      'const a = 1180591620717411303424n, b = Infinity;', // 2⁷⁰
    ));
  it('can be done again', () =>
    expect(injectParameters(injectParameters(notebook, { dK: 16 }), { dK: 32 })).to.deep.equal(
      injectParameters(notebook, { dK: 32 }),
    ));
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
      'runNotebook: expected one of the parameters none (no cell tagged "parameters" declares one), got dK',
    ));
  it('refuses a value of another kind', () => {
    expect(inject({ dK: '16' })).to.throw(
      TypeError,
      'runNotebook: expected parameter dK to be a number, got "16"',
    );
    expect(inject({ dK: Number.NaN })).to.throw('expected parameter dK to be a number, got NaN');
    expect(inject({ sizes: { a: 1 } })).to.throw('expected parameter sizes to be an array, got { "a": 1 }');
    expect(inject({ sizes: [2, 'three'] })).to.throw(
      TypeError,
      'runNotebook: expected parameter sizes to be an array of numbers, got "three" at [1]',
    );
    expect(inject({ causal: 1 })).to.throw('expected parameter causal to be a boolean, got 1');
  });
  it('refuses what a type of few values does not list', () =>
    expect(inject({ side: 'middle' })).to.throw(
      RangeError,
      'runNotebook: expected parameter side to be one of "left", "right", got "middle"',
    ));
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
    expect(parse('computed', 'null')).to.equal(null);
    expect(parse('computed', 'seven')).to.equal('seven');
  });
  it('reads whole numbers with and without their n', () => {
    const [big] = listed('const a = 1n;');
    expect(parseParameter(big!, '12n')).to.equal(12n);
    expect(parseParameter(big!, '-9007199254740993')).to.equal(-9007199254740993n);
    expect(() => parseParameter(big!, '1.5')).to.throw('expected parameter a to be a bigint, got "1.5"');
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
    refusal('sizes', '[1, "2"]');
    expect(() => parse('side', 'up')).to.throw(RangeError, 'expected parameter side to be one of');
  });
});
