import ts = require('@tslab/typescript-for-tslab');

/**
 * Tells whether a cell awaits something outside of all its functions: an `await`, or a loop with `for await`.
 *
 * Upstream: tslab learns of an await from one of TypeScript's complaints, which a `for await` never brings about, nor an
 * `await` of something of type `any` in some places; the cell then ends with a SyntaxError.
 *
 * @param source a cell's TypeScript
 * @example
 * awaitsAtTop('for await (const word of words) console.log(word);'); // → true
 */
export function awaitsAtTop(source: string): boolean {
  const awaits = (node: ts.Node): boolean => {
    if (ts.isFunctionLike(node) || ts.isClassStaticBlockDeclaration(node) || ts.isPropertyDeclaration(node))
      return false;
    if (ts.isAwaitExpression(node)) return true;
    if (ts.isForOfStatement(node) && node.awaitModifier) return true;
    return ts.forEachChild(node, (child) => awaits(child) || undefined) ?? false;
  };
  // With an export it is a module, in which `await` is a word of the language everywhere.
  return awaits(ts.createSourceFile('cell.ts', `export {};${source}`, ts.ScriptTarget.ES2022));
}
