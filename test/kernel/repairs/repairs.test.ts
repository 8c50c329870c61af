import { expect } from 'chai';
import { withoutExports } from '../../../src/kernel/repairs/exports.js';
import { awaitsAtTop } from '../../../src/kernel/repairs/top-level-await.js';

describe('withoutExports', () => {
  const cases: [source: string, left: string][] = [
    ['export const a = 1;', '       const a = 1;'],
    ['export type A = 1;\nexport interface B { c: A }', '       type A = 1;\n       interface B { c: A }'],
    ['export default async function f() {}', '               async function f() {}'],
    ['export default function () {}', '       void    function () {}'],
    ['export default 6 * 7;', '               6 * 7;'],
    ['export { a, b as c };\na', '                     \na'],
    ["export { a as b } from 'm';", "import { a as b } from 'm';"],
    ["export * as m from 'm';", "import * as m from 'm';"],
  ];
  for (const [source, left] of cases)
    it(`leaves ${JSON.stringify(left)} of ${JSON.stringify(source)}`, () =>
      expect(withoutExports(source)).to.equal(left));
  it('moves no letter, over several lines either', () => {
    const source = 'export\r\n  class A {}\nexport {\n  a,\n};\nconst b = 1;';
    const left = withoutExports(source);
    expect(left).to.have.length(source.length);
    expect(left.indexOf('const b')).to.equal(source.indexOf('const b'));
    expect(left.match(/\n/g)).to.have.length(5);
  });
  it('leaves texts, comments and properties alone', () => {
    const source = "// export const a\nconst t = 'export const b', exports = { export: 1, default: 2 };";
    expect(withoutExports(source)).to.equal(source);
  });
});

describe('awaitsAtTop', () => {
  const atTop = [
    'await 1',
    'for await (const x of y) x;',
    'if (a) { for (const b of c) await b; }',
    'label: for await (const x of y) break label;',
    'const { a = await b } = c;',
    '`$' + '{await a}`',
  ];
  for (const source of atTop) it(`finds it in: ${source}`, () => expect(awaitsAtTop(source)).to.equal(true));
  const inside = [
    'async function f() { await 1; for await (const x of y) x; }',
    'const f = async () => await 1;',
    'class A { async m() { await 1; } static s = async () => await 2; }',
    'const o = { async m() { await 1; }, async *g() { for await (const x of y) yield x; } };',
    "// await 1\n'await 2'",
    'for (const x of y) x;',
  ];
  for (const source of inside)
    it(`leaves functions to themselves: ${source}`, () => expect(awaitsAtTop(source)).to.equal(false));
});
