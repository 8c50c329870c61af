import ts = require('@tslab/typescript-for-tslab');

/**
 * Declares the `var`s of loops and blocks once more behind them, on the same line: they belong to the whole cell.
 *
 * tslab 1.0.22 hands on what TypeScript writes into a declaration file, and that leaves out what stands inside of a statement.
 * A function in a list keeps the declared type, where the name alone would have the type of its last value.
 *
 * @param source a cell's TypeScript
 * @example
 * declareNestedVariables('for (var i = 0; i < 3; i++);'); // 'for (var i = 0; i < 3; i++);;var i = [() => i][0]();'
 */
export function declareNestedVariables(source: string): string {
  const file = ts.createSourceFile('cell.ts', source, ts.ScriptTarget.ES2022);
  return file.statements.reduceRight((text, statement) => {
    if (ts.isVariableStatement(statement)) return text;
    const again = [...new Set(variables(statement))].map((name) => `${name} = [() => ${name}][0]()`);
    return again.length === 0
      ? text
      : `${text.slice(0, statement.end)};var ${again.join(', ')};${text.slice(statement.end)}`;
  }, source);
}

/** The names that `var` declares in a statement, outside of functions, classes and namespaces. */
function variables(node: ts.Node, found: string[] = []): string[] {
  if (ts.isFunctionLike(node) || ts.isClassLike(node) || ts.isModuleDeclaration(node)) return found;
  const isVar = ts.isVariableDeclarationList(node) && (node.flags & ts.NodeFlags.BlockScoped) === 0;
  if (isVar) for (const { name } of node.declarations) for (const each of namesOf(name)) found.push(each);
  ts.forEachChild(node, (child) => void variables(child, found));
  return found;
}

function namesOf(name: ts.BindingName): string[] {
  if (ts.isIdentifier(name)) return [name.text];
  return name.elements.flatMap((element) => (ts.isBindingElement(element) ? namesOf(element.name) : []));
}
