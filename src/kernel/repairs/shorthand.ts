import ts = require('@tslab/typescript-for-tslab');

/**
 * Writes `{ tokens }` out as `{ tokens: tokens }`, everywhere in a cell; nothing else changes, and no line moves.
 *
 * tslab 1.0.22 (`dist/converter.js`) finds the variables of earlier cells by their names, and overlooks those that stand in an object without a colon.
 *
 * @param source a cell's TypeScript
 * @example
 * writeOutShorthand('show({ tokens, digits: 1 });'); // 'show({ tokens: tokens, digits: 1 });'
 */
export function writeOutShorthand(source: string): string {
  const ends: { name: string; at: number }[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isShorthandPropertyAssignment(node)) ends.push({ name: node.name.text, at: node.name.end });
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('cell.ts', source, ts.ScriptTarget.ES2022));
  return ends.reduceRight((text, { name, at }) => `${text.slice(0, at)}: ${name}${text.slice(at)}`, source);
}
