import ts from '@tslab/typescript-for-tslab';

/** What a student made of an exercise's cell. */
export interface OwnPart {
  /** The student's own statements, and those of the kit's that they need: without the check. */
  source: string;
  /** The student's own statements alone, without comments. */
  written: string;
  /** What they declare. */
  names: string[];
}

/**
 * Takes a student's own statements out of an exercise's cell.
 *
 * @param kit the cell, as the kit has it
 * @param student the same, as it was handed in
 * @example
 * ownPart('const a = 1;\nconst mine = undefined;\ncheck.number(mine);', 'const a = 1;\nconst mine = a + 1;\ncheck.number(2);').source;
 * // → 'const a = 1;\nconst mine = a + 1;'
 */
export function ownPart(kit: string, student: string): OwnPart {
  const given = statementsOf(kit);
  const known = new Set(given.map(plainText));
  const handed = statementsOf(student);
  const own = handed.filter((statement) => !known.has(plainText(statement)));
  const declared = new Set(handed.flatMap(namesIn));
  const deleted = given.filter((statement) => {
    const names = namesIn(statement);
    return names.length > 0 && !names.some((name) => declared.has(name));
  });
  const statements = [...deleted, ...handed];
  const needed = withNeeded(own, statements);
  const printer = ts.createPrinter({ removeComments: true });
  return {
    source: statements
      .filter((statement) => needed.has(statement))
      .map((statement) => statement.getText())
      .join('\n'),
    written: own
      .map((statement) => printer.printNode(ts.EmitHint.Unspecified, statement, statement.getSourceFile()))
      .join('\n'),
    names: own.flatMap(namesIn),
  };
}

/** All but the check. */
function statementsOf(source: string): ts.Statement[] {
  const { statements } = ts.createSourceFile('cell.ts', source, ts.ScriptTarget.ES2022, true);
  return statements.filter((statement) => !isCheck(statement));
}

function plainText(statement: ts.Statement): string {
  return statement.getText().replace(/\s+/g, ' ');
}

function isCheck(statement: ts.Statement): boolean {
  return (
    ts.isExpressionStatement(statement) && /^(?:await\s+)?check\s*\.\s*\w+\s*\(/.test(statement.getText())
  );
}

/** The student's statements, all imports, and what declares the names in them; and so on. */
function withNeeded(own: ts.Statement[], all: ts.Statement[]): Set<ts.Statement> {
  const needed = new Set([...own, ...all.filter((statement) => ts.isImportDeclaration(statement))]);
  for (const statement of needed) {
    const used = identifiersIn(statement);
    for (const other of all) if (namesIn(other).some((name) => used.has(name))) needed.add(other);
  }
  return needed;
}

function identifiersIn(node: ts.Node, found: Set<string> = new Set()): Set<string> {
  if (ts.isIdentifier(node)) found.add(node.text);
  ts.forEachChild(node, (child) => void identifiersIn(child, found));
  return found;
}

/** What a statement declares at the top of a cell. */
function namesIn(statement: ts.Statement): string[] {
  if (ts.isVariableStatement(statement))
    return statement.declarationList.declarations.flatMap(({ name }) => boundBy(name));
  const imported = ts.isImportDeclaration(statement) && statement.importClause?.namedBindings;
  if (imported)
    return ts.isNamedImports(imported)
      ? imported.elements.map(({ name }) => name.text)
      : [imported.name.text];
  const isNamed = ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement);
  return isNamed && statement.name ? [statement.name.text] : [];
}

function boundBy(name: ts.BindingName): string[] {
  if (ts.isIdentifier(name)) return [name.text];
  return name.elements.flatMap((element) => (ts.isOmittedExpression(element) ? [] : boundBy(element.name)));
}
