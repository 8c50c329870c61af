import ts = require('@tslab/typescript-for-tslab');

import { kindOfElements, kindOfExpression, type Parameter } from './parameter-kinds.js';

/**
 * Lists what can be set in a script: the names in its call of `parameters({ … })`, as TypeScript's own parser reads it.
 *
 * @param source the script's text
 * @example
 * listScriptParameters('const { dK } = parameters({ dK: 16 });'); // → [{ name: 'dK', kind: 'number' }]
 */
export function listScriptParameters(source: string): Parameter[] {
  const file = ts.createSourceFile('script.ts', source, ts.ScriptTarget.ES2022, true);
  const usual = findUsual(file);
  return (usual?.properties ?? []).flatMap((property) => {
    const { name } = property;
    if (!name || !(ts.isIdentifier(name) || ts.isStringLiteral(name))) return [];
    return [describe(name.text, ts.isPropertyAssignment(property) ? property.initializer : undefined)];
  });
}

function describe(name: string, value: ts.Expression | undefined): Parameter {
  const kind = value ? kindOfExpression(value) : 'unknown';
  const elements = kind === 'array' ? kindOfElements(value, undefined) : 'unknown';
  return { name, kind, keyword: 'const', ...(elements === 'unknown' ? {} : { elements }) };
}

/** The object in the first call of `parameters`. */
function findUsual(node: ts.Node): ts.ObjectLiteralExpression | undefined {
  if (ts.isCallExpression(node)) {
    const { expression, arguments: given } = node;
    const called = ts.isPropertyAccessExpression(expression) ? expression.name : expression;
    const first = given[0];
    const isCall = ts.isIdentifier(called) && called.text === 'parameters';
    if (isCall && first && ts.isObjectLiteralExpression(first)) return first;
  }
  return ts.forEachChild(node, findUsual);
}
