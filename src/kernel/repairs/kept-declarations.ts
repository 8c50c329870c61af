import ts = require('@tslab/typescript-for-tslab');

type Forgotten = ts.NamespaceDeclaration | ts.ImportEqualsDeclaration;

const bindSourceFile: (file: ts.SourceFile, options: ts.CompilerOptions) => void = Reflect.get(
  ts,
  'bindSourceFile',
);

/**
 * Finds the namespaces that the cells after a cell must be told of again, and other names for their parts (`import a = b.c`).
 *
 * tslab 1.0.22 (`remainingDecls` in `dist/converter.js`) hands on variables, functions, classes, enums and types only: a
 * namespace was unknown two cells later.
 *
 * @param declared the declarations of the cells before
 * @param source the cell: a name that it declares itself is no longer theirs
 * @returns declarations to add to those that tslab hands on
 * @example
 * keptDeclarations('declare namespace N { const a = 1; }', 'const b = 2;'); // 'declare namespace N { const a = 1; }'
 */
export function keptDeclarations(declared: string, source: string): string {
  const before = parse(declared);
  const forgotten = before.statements.filter(isForgotten);
  if (forgotten.length === 0) return '';
  const own = namesOf(bound(parse(source)));
  return forgotten
    .filter(({ name }) => !own.has(name.escapedText))
    .map((statement) => statement.getText(before))
    .join('\n');
}

/**
 * Lets tslab export what a cell declares by the names that the cell gives: TypeScript keeps `__dirname` as `___dirname`.
 *
 * @param file the cell, after TypeScript has listed its names
 */
export function nameLocals(file: ts.SourceFile): void {
  const names = namesOf(file);
  names.forEach = (visit) => {
    for (const [key, symbol] of names)
      visit(symbol, ts.unescapeLeadingUnderscores(key) as ts.__String, names);
  };
}

function namesOf(file: ts.SourceFile): Map<ts.__String, ts.Symbol> {
  return Reflect.get(file, 'locals') as unknown as Map<ts.__String, ts.Symbol>;
}

function bound(file: ts.SourceFile): ts.SourceFile {
  bindSourceFile(file, {});
  return file;
}

function parse(text: string): ts.SourceFile {
  return ts.createSourceFile('cell.ts', `${text}\nexport {};`, ts.ScriptTarget.ES2022);
}

function isForgotten(statement: ts.Statement): statement is Forgotten {
  return ts.isModuleDeclaration(statement) || ts.isImportEqualsDeclaration(statement);
}
