import ts from '@tslab/typescript-for-tslab';

/**
 * The names that an exercise leaves to the learner: what its cell declares without a value, and what its solution
 * declares with another one. What the cell computes itself is given, though a solution may repeat it.
 *
 * @param exercise the cell, as the kit has it
 * @param solution the code of its folded solution, if there is one
 * @example
 * openNames('const a = 1;\nconst mine = undefined; // your turn', 'const mine = a + 1;'); // → ['mine']
 */
export function openNames(exercise: string, solution = ''): string[] {
  const solved = new Map(declarationsIn(solution).map((each) => [each.name, each]));
  const isOpen = ({ name, text, isEmpty, isComputed }: Declared) => {
    const other = solved.get(name);
    return isEmpty || (other !== undefined && other.text !== text && !isComputed);
  };
  return declarationsIn(exercise)
    .filter(isOpen)
    .map(({ name }) => name);
}

/**
 * An exercise's cell with other values for some of the names that it declares; all else stays as it is.
 *
 * @param exercise the cell, as the kit has it
 * @param values an expression for each name
 * @example
 * withAnswers('let mine: number; // = ?\ncheck(mine);', { mine: '42' }); // → 'const mine = 42; // = ?\ncheck(mine);'
 */
export function withAnswers(exercise: string, values: Readonly<Record<string, string>>): string {
  const changed = declarationsIn(exercise).filter(({ name }) => Object.hasOwn(values, name));
  // From behind, so that places before stay what they are.
  return changed.reduceRight(
    (text, { name, from, to }) => `${text.slice(0, from)}const ${name} = ${values[name]};${text.slice(to)}`,
    exercise,
  );
}

/** What a statement at the top of a cell declares, alone. */
interface Declared {
  name: string;
  /** Its value, or a function's whole text. */
  text: string;
  /** Nothing, `undefined`, `{}`, or a function that only returns `undefined`. */
  isEmpty: boolean;
  /** Whether something is called for it when the cell runs. */
  isComputed: boolean;
  from: number;
  to: number;
}

function declarationsIn(source: string): Declared[] {
  const file = ts.createSourceFile('cell.ts', source, ts.ScriptTarget.ES2022, true);
  return file.statements.flatMap((statement) => {
    const [from, to] = [statement.getStart(file), statement.getEnd()];
    if (ts.isFunctionDeclaration(statement) && statement.name)
      return [describe(statement.name.text, statement, { from, to })];
    if (!ts.isVariableStatement(statement)) return [];
    const [first, another] = statement.declarationList.declarations;
    if (!first || another || !ts.isIdentifier(first.name)) return [];
    return [describe(first.name.text, first.initializer, { from, to })];
  });
}

function describe(name: string, value: ts.Node | undefined, place: { from: number; to: number }): Declared {
  return {
    name,
    text: value?.getText().replace(/\s+/g, ' ') ?? '',
    isEmpty: value === undefined || isEmpty(value),
    isComputed: value !== undefined && calls(value),
    ...place,
  };
}

function isEmpty(node: ts.Node): boolean {
  if (ts.isArrowFunction(node) || ts.isFunctionDeclaration(node)) return isEmptyBody(node.body);
  if (ts.isObjectLiteralExpression(node)) return node.properties.length === 0;
  return ts.isIdentifier(node) && node.text === 'undefined';
}

function isEmptyBody(body: ts.ConciseBody | undefined): boolean {
  if (!body || !ts.isBlock(body)) return body !== undefined && isEmpty(body);
  const [only, another] = body.statements;
  if (!only || another || !ts.isReturnStatement(only)) return !only;
  return only.expression === undefined || isEmpty(only.expression);
}

/** Whether a value calls something, outside of functions in it. */
function calls(node: ts.Node): boolean {
  if (ts.isFunctionLike(node)) return false;
  return ts.isCallExpression(node) || ts.isNewExpression(node) || ts.forEachChild(node, calls) === true;
}
