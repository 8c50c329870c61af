import ts = require('@tslab/typescript-for-tslab');

/**
 * Takes the exports out of a cell that was pasted from a module: what it declares is known to later cells anyway.
 * Each is replaced by blanks or by a word of its length, so that no other letter moves.
 *
 * Upstream: tslab appends an `export { … }` of its own, which TypeScript then calls a second declaration.
 *
 * @param source a cell's TypeScript
 * @example
 * withoutExports('export const a = 1;'); // '       const a = 1;'
 */
export function withoutExports(source: string): string {
  const file = ts.createSourceFile('cell.ts', source, ts.ScriptTarget.ES2022, true);
  let text = source;
  const replace = (start: number, end: number, by = ''): void => {
    const blanks = text.slice(start + by.length, end).replace(/[^\r\n]/g, ' ');
    text = text.slice(0, start) + by + blanks + text.slice(end);
  };
  for (const statement of file.statements) {
    const start = statement.getStart();
    if (ts.isExportDeclaration(statement)) {
      // `export { a } from 'm'` makes a known here, too; `export * from 'm'` only runs it; `export { a }` says nothing new.
      const { moduleSpecifier, exportClause, isTypeOnly } = statement;
      if (moduleSpecifier && exportClause) replace(start, start + 6, 'import');
      else if (moduleSpecifier && !isTypeOnly) replace(start, moduleSpecifier.getStart(), 'import');
      else replace(start, statement.end);
    } else if (ts.isExportAssignment(statement) && !statement.isExportEquals)
      replace(start, statement.expression.getStart());
    else if (ts.canHaveModifiers(statement)) withoutModifiers(statement, replace);
  }
  return text;
}

function withoutModifiers(
  statement: ts.HasModifiers,
  replace: (start: number, end: number, by?: string) => void,
): void {
  const isNameless = 'name' in statement && statement.name === undefined;
  for (const word of ts.getModifiers(statement) ?? []) {
    if (word.kind === ts.SyntaxKind.ExportKeyword) replace(word.getStart(), word.end);
    // Without a name a function must be part of an expression.
    if (word.kind === ts.SyntaxKind.DefaultKeyword)
      replace(word.getStart(), word.end, isNameless ? 'void' : '');
  }
}
