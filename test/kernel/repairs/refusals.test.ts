import { expect } from 'chai';
import { refusedPlaces } from '../../../src/kernel/repairs/refusals.js';

describe('refusedPlaces', () => {
  const cases: [source: string, line: number, sentence: RegExp][] = [
    ['\nconst here = () => import.meta.url;', 1, /^expected no import\.meta/],
    ['declare global { interface Array<T> { second(): T } }', 0, /^expected no declaration for global/],
    ["const a = 1;\n\ndeclare module 'node:fs' {}", 2, /^expected no declaration for node:fs/],
    ['using file = open();', 0, /^expected const, let or var, got using/],
    ['{\n  await using file = open();\n}', 1, /^expected const, let or var, got using/],
    ['const require = createRequire(process.cwd());', 0, /^expected another name than require/],
    ['let a, exports = 5;', 0, /^expected another name than exports/],
  ];
  for (const [source, line, sentence] of cases)
    it(`answers ${JSON.stringify(source)} with one sentence and its line`, () => {
      const found = refusedPlaces(source);
      expect(found).to.have.length(1);
      expect(found[0]!.start.line).to.equal(line);
      expect(found[0]!.messageText).to.match(sentence);
    });
  it('leaves the same words alone where they are names, texts and comments', () => {
    const source = [
      'const using = 5, meta = { meta: using }; // import.meta, declare global',
      "'import.meta'; using; using\nusing + 1; meta.meta;",
      "const { a } = require('fs'); exports.b = 1; function f() { const require = 1; }",
      'declare const c: number; namespace global2 {}',
    ].join('\n');
    expect(refusedPlaces(source)).to.deep.equal([]);
  });
});
