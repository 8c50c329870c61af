import ts from '@tslab/typescript-for-tslab';
import type { NotebookCell } from '../../src/format/notebook.js';

/**
 * Which code cells must run again once the given variables have changed: those that use one of them, or what a statement that
 * does has declared or filled; and those that declare a name anew which such a cell has overwritten by running.
 *
 * @returns their ids
 */
export function reachedCells(cells: readonly NotebookCell[], names: readonly string[]): Set<string> {
  const code = cells.filter(({ cell_type }) => cell_type === 'code');
  const statements = code.flatMap(({ source }, at) => statementsOf(source, at));
  const keyOf = resolver(statements);
  const touched = new Set(names.map((name) => keyOf(name, 0)));
  const reached = new Set<number>();
  repeat(
    () => touched.size,
    () => {
      for (const { at, used, declared, filled } of statements) {
        if (![...used, ...declared].some((name) => touched.has(keyOf(name, at)))) continue;
        reached.add(at);
        for (const name of [...declared, ...filled]) touched.add(keyOf(name, at));
      }
    },
  );
  repeat(
    () => reached.size,
    () => {
      for (const at of overwritten(statements, reached, keyOf)) reached.add(at);
    },
  );
  return new Set([...reached].map((at) => code[at]!.id));
}

/**
 * Which code cells must have run before the given ones can: those that declare or fill what these use, and all that import.
 *
 * @returns their ids, and the given ones
 */
export function neededCells(cells: readonly NotebookCell[], ids: ReadonlySet<string>): Set<string> {
  const code = cells.filter(({ cell_type }) => cell_type === 'code');
  const statements = code.flatMap(({ source }, at) => statementsOf(source, at));
  const keyOf = resolver(statements);
  const needed = new Set(
    code.flatMap(({ id, source }, at) => (ids.has(id) || /^import\b/m.test(source) ? at : [])),
  );
  const used = new Set<string>();
  repeat(
    () => needed.size,
    () => {
      for (const each of statements)
        if (needed.has(each.at)) for (const name of each.used) used.add(keyOf(name, each.at));
      for (const { at, declared, filled } of statements)
        if ([...declared, ...filled].some((name) => used.has(keyOf(name, at)))) needed.add(at);
    },
  );
  return new Set([...needed].map((at) => code[at]!.id));
}

interface Statement {
  /** The place of its cell. */
  at: number;
  used: string[];
  declared: string[];
  /** What it puts something into: by `=`, `push` or `Object.assign`. */
  filled: string[];
}

/** The name of a variable with the place of the cell that declares it: the last one so far, or the next one. */
type KeyOf = (name: string, at: number) => string;

function resolver(statements: readonly Statement[]): KeyOf {
  const declaring = new Map<string, number[]>();
  for (const { at, declared } of statements)
    for (const name of declared) declaring.set(name, [...(declaring.get(name) ?? []), at]);
  return (name, at) => {
    const places = declaring.get(name) ?? [];
    return `${name}@${places.findLast((place) => place <= at) ?? places[0]}`;
  };
}

/** Cells whose variables a reached cell uses, after another reached cell has given the same name to its own. */
function overwritten(statements: readonly Statement[], reached: Set<number>, keyOf: KeyOf): number[] {
  const running = statements.filter(({ at }) => reached.has(at));
  const renewed = new Set(running.flatMap(({ declared }) => declared));
  return running
    .flatMap(({ at, used }) => used.filter((name) => renewed.has(name)).map((name) => keyOf(name, at)))
    .map((key) => Number(key.split('@')[1]));
}

function repeat(size: () => number, step: () => void): void {
  for (let before = -1; before < size(); ) {
    before = size();
    step();
  }
}

function statementsOf(source: string, at: number): Statement[] {
  const file = ts.createSourceFile('cell.ts', source, ts.ScriptTarget.ES2022, true);
  return file.statements
    .filter((statement) => !ts.isImportDeclaration(statement))
    .map((statement) => {
      const nodes = within(statement);
      return {
        at,
        used: nodes.filter((node) => isUse(node) && !isLocal(node)).map((node) => node.getText()),
        declared: declaredBy(statement),
        filled: nodes.flatMap(filledBy),
      };
    });
}

/** Whether a name is that of a parameter or a variable of a function or block within its statement. */
function isLocal(node: ts.Node): boolean {
  const name = node.getText();
  for (let at = node.parent; !ts.isSourceFile(at); at = at.parent)
    if (localsOf(at).includes(name)) return true;
  return false;
}

function localsOf(node: ts.Node): string[] {
  if (ts.isFunctionLike(node)) return node.parameters.flatMap(({ name }) => namesIn(name));
  if (ts.isBlock(node)) return node.statements.flatMap(declaredBy);
  const isLoop = ts.isForOfStatement(node) || ts.isForStatement(node) || ts.isForInStatement(node);
  if (!isLoop || !node.initializer || !ts.isVariableDeclarationList(node.initializer)) return [];
  return node.initializer.declarations.flatMap(({ name }) => namesIn(name));
}

function namesIn(name: ts.BindingName): string[] {
  return within(name)
    .filter(isUse)
    .map((node) => node.getText());
}

function within(node: ts.Node): ts.Node[] {
  const nodes: ts.Node[] = [];
  const visit = (each: ts.Node) => {
    nodes.push(each);
    each.forEachChild(visit);
  };
  visit(node);
  return nodes;
}

/** A name that stands for a variable, and not for a part of an object. */
function isUse(node: ts.Node): boolean {
  if (!ts.isIdentifier(node)) return false;
  const { parent } = node;
  const isPart =
    (ts.isPropertyAccessExpression(parent) || ts.isPropertyAssignment(parent)) && parent.name === node;
  return !isPart && !(ts.isBindingElement(parent) && parent.propertyName === node);
}

function declaredBy(statement: ts.Statement): string[] {
  if (ts.isVariableStatement(statement))
    return statement.declarationList.declarations.flatMap(({ name }) => namesIn(name));
  const { name } = statement as ts.DeclarationStatement;
  return name ? [name.getText()] : [];
}

function filledBy(node: ts.Node): string[] {
  const isAssignment =
    ts.isBinaryExpression(node) &&
    node.operatorToken.kind >= ts.SyntaxKind.FirstAssignment &&
    node.operatorToken.kind <= ts.SyntaxKind.LastAssignment;
  if (isAssignment) return rootOf(node.left);
  if (!ts.isCallExpression(node)) return [];
  const called = node.expression.getText();
  if (called.endsWith('.push')) return rootOf(node.expression);
  return called === 'Object.assign' && node.arguments[0] ? rootOf(node.arguments[0]) : [];
}

/** The variable that `a.b[0].c` begins with. */
function rootOf(node: ts.Node): string[] {
  let root = node;
  while (ts.isPropertyAccessExpression(root) || ts.isElementAccessExpression(root)) root = root.expression;
  return ts.isIdentifier(root) ? [root.getText()] : [];
}
