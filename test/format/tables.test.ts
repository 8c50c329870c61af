import { expect } from 'chai';
import { csvLine, parseCsv } from '../../src/format/csv.js';
import { exactJson, readExactJson } from '../../src/format/exact-json.js';
import { listScriptParameters } from '../../src/format/script-parameters.js';

describe('CSV', () => {
  it('comes back as it was written, whatever a cell holds', () => {
    const rows = [
      ['plain', 'a, b', 'say "so"', 'two\nlines', ''],
      [' room ', '"', ',', 'ü 🙂', '\r\n'],
    ];
    expect(parseCsv(rows.map(csvLine).join('\r\n'))).to.deep.equal(rows);
  });
  it('is read with any ends of lines, a mark of Unicode at its start, and empty lines', () =>
    expect(parseCsv('\ufeffa,b\r\n1,\n\n"2",3\r')).to.deep.equal([
      ['a', 'b'],
      ['1', ''],
      ['2', '3'],
    ]));
  it('is refused where a quote is never closed', () =>
    expect(() => parseCsv('a,b\n1,"2')).to.throw('parseCsv: expected CSV, got "\\"2"'));
});

describe('exact JSON', () => {
  it('brings back numbers that JSON has no word for, wherever they stand', () => {
    const value = {
      a: [Number.NaN, Number.POSITIVE_INFINITY, { b: Number.NEGATIVE_INFINITY }],
      n: 12n ** 20n,
    };
    expect(readExactJson(exactJson(value))).to.deep.equal(value);
  });
  it('leaves all else as JSON says it', () => {
    const value = { $other: '1', $number: 1, text: 'NaN', none: null, list: [true, -0.5] };
    expect(JSON.parse(exactJson(value))).to.deep.equal(value);
    expect(readExactJson(exactJson(value))).to.deep.equal(value);
  });
});

describe('the parameters of a script', () => {
  it('are those in its call of parameters', () => {
    const source = `import * as kit from 'attention-kit';
      const lr: number = 1;
      const { seed } = kit.parameters({ seed: -1, words: 'a', sizes: [1, 2], 'two words': true, lr, n: 3n });`;
    expect(listScriptParameters(source).map(({ name, kind }) => `${name} ${kind}`)).to.deep.equal([
      'seed number',
      'words string',
      'sizes array',
      'two words boolean',
      'lr unknown',
      'n bigint',
    ]);
  });
  it('are none where it has no such call, or its code is broken', () => {
    expect(listScriptParameters('const parameters = { a: 1 };')).to.deep.equal([]);
    expect(listScriptParameters('parameters(')).to.deep.equal([]);
  });
});
