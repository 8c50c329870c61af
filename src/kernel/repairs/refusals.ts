import ts = require('@tslab/typescript-for-tslab');

import type { Diagnostic } from '../compile-failure.js';

/**
 * Finds what a cell can't have, where TypeScript accepts it or answers with sentences that are beside the point.
 *
 * @param source a cell's TypeScript
 * @returns a sentence for each such place
 * @example
 * refusedPlaces('import.meta.url')[0].messageText; // 'expected no import.meta: …'
 */
export function refusedPlaces(source: string): Diagnostic[] {
  if (!/\b(?:meta|declare|using|require|exports)\b/.test(source)) return [];
  const file = ts.createSourceFile('cell.ts', source, ts.ScriptTarget.ES2022, true);
  const found: Diagnostic[] = [];
  const visit = (node: ts.Node): void => {
    const messageText = refusal(node, file);
    if (messageText) found.push({ start: file.getLineAndCharacterOfPosition(node.getStart()), messageText });
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

function refusal(node: ts.Node, file: ts.SourceFile): string | undefined {
  if (ts.isMetaProperty(node) && node.keywordToken === ts.SyntaxKind.ImportKeyword)
    return 'expected no import.meta: only a file has it, and the folder of a cell is process.cwd()';
  if (ts.isModuleDeclaration(node) && (ts.isStringLiteral(node.name) || node.name.text === 'global'))
    return `expected no declaration for ${node.name.text}: a cell declares for itself and later cells only`;
  if (isUsing(node, file))
    return 'expected const, let or var, got using: TypeScript knows it from 5.2 on, and cells are of 5.0';
  if (
    ts.isVariableDeclaration(node) &&
    node.parent.parent.parent === file &&
    takenNames.has(node.name.getText())
  )
    return `expected another name than ${node.name.getText()}: each cell has it already`;
  return undefined;
}

const takenNames = new Set(['require', 'exports']);

/** The word alone, as TypeScript 5.0 reads it, and a name behind it on the same line. */
function isUsing(node: ts.Node, file: ts.SourceFile): boolean {
  if (!ts.isExpressionStatement(node)) return false;
  const word = ts.isAwaitExpression(node.expression) ? node.expression.expression : node.expression;
  return (
    ts.isIdentifier(word) &&
    word.text === 'using' &&
    /^[ \t]+[\p{L}$_]/u.test(file.text.slice(node.expression.end))
  );
}
