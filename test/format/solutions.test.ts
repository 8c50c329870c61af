import { expect } from 'chai';
import { isSolution, withSolutions } from '../../src/format/solutions.js';
import { codeCell, notebookOf, textCell } from '../runner/support.js';

const folded = (...blocks: string[]) =>
  `Try it.\n\n<details><summary>Solution</summary>\n\n${blocks.map((block) => `\`\`\`ts\n${block}\n\`\`\`\n`).join('\n')}\n</details>\n`;

describe('withSolutions', () => {
  const exercise = codeCell('const mine = 0;\ncheck.number(\n  mine, {\n  right: 1,\n});');
  const solutionsOf = (...cells: Parameters<typeof notebookOf>) =>
    withSolutions(notebookOf(...cells)).cells.filter(isSolution);

  it('puts each folded block behind its text, in a block of its own', () => {
    const { cells } = withSolutions(
      notebookOf(exercise, textCell(folded('a; check.x(1)', 'b; check.x(2)'), 'one')),
    );
    expect(cells.map(({ id, source }) => [id, source]).slice(2)).to.deep.equal([
      ['one-solution-1', '{ a; check.x(1)\n\n}'],
      ['one-solution-2', '{ b; check.x(2)\n\n}'],
    ]);
  });
  it('borrows the check of the exercise before it', () =>
    expect(solutionsOf(exercise, textCell(folded('const mine = 1;')))[0]!.source).to.equal(
      '{ const mine = 1;\ncheck.number(\n  mine, {\n  right: 1,\n});\n}',
    ));
  it('takes nothing that is not folded, or not TypeScript', () => {
    expect(solutionsOf(exercise, textCell('```ts\nx\n```'))).to.deep.equal([]);
    expect(solutionsOf(exercise, textCell(folded('x').replace('```ts', '```text')))).to.deep.equal([]);
    expect(solutionsOf(codeCell(folded('x')))).to.deep.equal([]);
  });
});
