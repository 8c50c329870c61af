import { basename } from 'node:path';
import ts from '@tslab/typescript-for-tslab';
import { expect } from 'chai';
import { withSolutions } from '../../src/format/solutions.js';
import { listChapters } from '../../src/runner/chapters.js';
import { readNotebook } from '../../src/runner/notebook-file.js';

/**
 * The names that a cell writes in `{ name }` only. Plain tslab looks for the variables of earlier cells among the other
 * names; the kit's kernel knows better.
 */
function namesInShorthandOnly(source: string): string[] {
  const short = new Set<string>();
  const others = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isShorthandPropertyAssignment(node)) short.add(node.name.text);
    else {
      if (ts.isIdentifier(node)) others.add(node.text);
      ts.forEachChild(node, visit);
    }
  };
  visit(ts.createSourceFile('cell.ts', source, ts.ScriptTarget.ES2022));
  return [...short].filter((name) => !others.has(name));
}

describe('a chapter on plain tslab', () => {
  it('would miss a variable of an earlier cell that stands in { name } only', () => {
    expect(namesInShorthandOnly('show({ tokens, digits: 1 });')).to.deep.equal(['tokens']);
    expect(namesInShorthandOnly('const tokens = 1; show({ tokens });')).to.deep.equal([]);
  });

  for (const path of listChapters())
    it(`finds every variable: ${basename(path, '.ipynb')}`, async () => {
      const { cells } = withSolutions(await readNotebook(path));
      const missed = cells
        .filter(({ cell_type }) => cell_type === 'code')
        .flatMap(({ id, source }) => namesInShorthandOnly(source).map((name) => `${id}: ${name}`));
      expect(missed).to.deep.equal([]);
    });
});
