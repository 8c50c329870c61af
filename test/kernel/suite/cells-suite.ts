import { expect } from 'chai';
import type { KernelClient } from '../../../src/jupyter/kernel-client.js';
import { prints, runIn } from './printed-by.js';

/**
 * What every kernel of the kit's makes of a cell, wherever it runs.
 *
 * @param kernelOf the kernel under test, once it has been started
 */
export function cellsSuite(kernelOf: () => KernelClient): void {
  const run = (code: string) => runIn(kernelOf(), code);

  it('awaits in a loop outside of functions', async () => {
    expect(await run('for await (const x of [Promise.resolve(1), 2]) console.log(x);')).to.deep.equal(
      prints('1\n2\n'),
    );
    expect(
      await run(
        'async function* g() { yield* [3, 4]; }\nlet sum = 0;\nfor await (const x of g()) sum += x;\nsum',
      ),
    ).to.deep.equal(prints('7\n')); // 3 + 4
    expect(await run('sum'), 'in a later cell').to.deep.equal(prints('7\n'));
  });
  it('awaits what has no type', async () => {
    await run('const anything: any = { later: async () => 5 };');
    expect(await run('const five = await anything.later();\nfive')).to.deep.equal(prints('5\n'));
  });
  it('may be pasted from a module with its exports', async () => {
    const pasted = [
      'export const base: number = 2;',
      'export type Count = number;',
      'export enum Side { left, right }',
    ];
    expect(await run(pasted.join('\n'))).to.deep.equal(prints(''));
    expect(await run('export default function double(x: Count): Count { return base * x; }')).to.deep.equal(
      prints(''),
    );
    expect(await run("export { newDisplay as fresh } from 'tslab';\nexport { base };")).to.deep.equal(
      prints(''),
    );
    expect(await run('double(Side.right as Count) + typeof fresh')).to.deep.equal(prints('2function\n')); // 2 · 1
    expect(await run("export * from 'tslab';\nexport * as lab from 'tslab';")).to.deep.equal(prints(''));
    expect(await run('typeof lab.newDisplay')).to.deep.equal(prints('function\n'));
  });
  it('knows a var of a loop or block afterwards, with its declared type', async () => {
    await run(
      "for (var i = 0; i < 3; i++) { var last = i * 10; }\nif (last > 0) { var side: 'a' | 'b' = 'a'; }",
    );
    expect(await run("side = 'b';\n[i, last, side]")).to.deep.equal(prints("[ 3, 20, 'b' ]\n")); // 2 · 10
    expect((await run("side = 'c';")).error).to.match(/^Type '"c"' is not assignable to type '"a" | "b"'/);
    expect((await run("for (;;) {\n  var t = 1;\n  throw new Error('third');\n}")).error).to.equal('third');
  });
  it('knows a namespace as long as nothing else has its name', async () => {
    await run('namespace Sizes { export const d = 7; export type Row = number[]; }\nimport Alias = Sizes;');
    await run('1');
    await run('2');
    expect(await run('const row: Sizes.Row = [Sizes.d, Alias.d];\nrow')).to.deep.equal(prints('[ 7, 7 ]\n'));
    await run("const Sizes = 'text';");
    await run('3');
    expect(await run('Sizes.length')).to.deep.equal(prints('4\n'));
  });
  it('may use names that begin with two underscores', async () => {
    await run("const __dirname = '/x', ___three = 3;\nfunction __f() { return 5; }");
    expect(await run('[__dirname, ___three, __f()]')).to.deep.equal(prints("[ '/x', 3, 5 ]\n"));
  });
  const unfinished: [code: string, line: number, sentence: string][] = [
    ['function f() {\n  return 5;', 2, "'}' expected."],
    ['const list = [1,\n2,\n', 2, 'Expression or comma expected.'],
    ['const text = `a\nb', 2, 'Unterminated template literal.'],
    ['let { = 5', 1, 'Property destructuring pattern expected.'],
    ['/* never\nended', 2, "'*/' expected."],
  ];
  for (const [code, line, sentence] of unfinished)
    it(`says within the cell what is missing in ${JSON.stringify(code)}`, async () => {
      const { traceback } = await kernelOf().execute(code);
      expect(traceback[0]).to.match(/^cell \d+, line \d+: /);
      expect(traceback[0]).to.match(new RegExp(`line ${line}: `));
      expect(traceback[0].endsWith(sentence), traceback[0]).to.equal(true);
      expect(traceback.join('\n')).not.to.include('undefined');
    });
  it('tells errors that are their own cause', async () => {
    const told = await kernelOf().execute("const e = new Error('round');\ne.cause = e;\nthrow e;");
    expect(told.evalue).to.equal('round');
    expect(told.traceback[0]).to.equal('Error: round');
    const two = await kernelOf().execute(
      "const a = new Error('a'), b = new Error('b', { cause: a });\na.cause = b;\nthrow a;",
    );
    expect(two.traceback.filter((line: string) => line.startsWith('caused by'))).to.deep.equal([
      'caused by Error: b',
    ]);
  });
  it('names the right line of a fault behind an export', async () => {
    expect((await run('export const a = 1;\nexport const b: string = a;')).error).to.include(
      "Type 'number' is not assignable",
    );
    expect((await run("export {};\n\nthrow new Error('third')")).error).to.equal('third');
  });

  it('knows the library that the running engine has', async () => {
    expect(await run('[3, 1].toSorted()')).to.deep.equal(prints('[ 1, 3 ]\n'));
    expect(await run('const few: readonly number[] = [1, 2];\nfew.with(0, 7)')).to.deep.equal(
      prints('[ 7, 2 ]\n'),
    );
    expect(await run('new Float32Array([2, 1]).toReversed()')).to.deep.equal(
      prints('Float32Array(2) [ 1, 2 ]\n'),
    );
  });
  const newer: [expression: string, printed: string, whereThere: string][] = [
    ["'a'.isWellFormed()", 'true\n', "'isWellFormed' in String.prototype"],
    ['Object.groupBy([1, 2, 3], (x) => x % 2 ? "odd" : "even").odd', '[ 1, 3 ]\n', "'groupBy' in Object"],
    ['Map.groupBy([1, 2, 3], (x) => x % 2).get(0)', '[ 2 ]\n', "'groupBy' in Map"],
    ['await Array.fromAsync([Promise.resolve(1)], (x) => x + 1)', '[ 2 ]\n', "'fromAsync' in Array"],
    ['new Set([1, 2]).union(new Set([3])).size', '3\n', "'union' in Set.prototype"],
    ['new Map([[1, 2]]).keys().map((x) => x + 1).toArray()', '[ 2 ]\n', "'Iterator' in globalThis"],
    ['typeof Promise.withResolvers<number>().resolve', 'function\n', "'withResolvers' in Promise"],
    ['await Promise.try((x: number) => x + 1, 1)', '2\n', "'try' in Promise"],
    ["RegExp.escape('.')", '\\.\n', "'escape' in RegExp"],
    ['Error.isError(1)', 'false\n', "'isError' in Error"],
  ];
  for (const [expression, printed, whereThere] of newer)
    it(`takes ${expression} where it is there, and refuses it where not`, async () => {
      const { stdout } = await run(whereThere);
      const done = await run(expression);
      if (stdout === 'true\n') expect(done).to.deep.equal(prints(printed));
      else expect(done.error).to.match(/^Property '\w+' does not exist on type/);
    });
}
