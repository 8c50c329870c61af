import { expect } from 'chai';
import { writeOutShorthand } from '../../../src/kernel/repairs/shorthand.js';

describe('writeOutShorthand', () => {
  const cases: [title: string, source: string, written: string][] = [
    ['several names in one object', 'f({ a, b: 1, c });', 'f({ a: a, b: 1, c: c });'],
    ['objects in objects', 'x = { a: [{ b }] };', 'x = { a: [{ b: b }] };'],
    ['a pattern that assigns, with its default', '({ a, b = 2 } = c);', '({ a: a, b: b = 2 } = c);'],
  ];
  for (const [title, source, written] of cases) {
    it(`writes out ${title}`, () => expect(writeOutShorthand(source)).to.equal(written));
  }
  it('leaves declarations, texts, comments and blocks alone', () => {
    const source = "const { a, b } = c;\n'{ a }'; // { a }\n{ a }\nimport { d } from 'e';";
    expect(writeOutShorthand(source)).to.equal(source);
  });
});
