import { basename } from 'node:path';
import { expect } from 'chai';
import type { Notebook } from '../src/format/notebook.js';
import { isSolution, withSolutions } from '../src/format/solutions.js';
import { foldsInStory } from '../src/lab/page/view/folds.js';
import { listChapters } from '../src/runner/chapters.js';
import { readNotebook } from '../src/runner/notebook-file.js';

/** Characters in a line of code, and of code that the page doesn't fold: as many as its column shows without scrolling. */
const [WIDEST, WIDEST_OPEN] = [100, 90];
/** Lines in a cell: what a projector shows without scrolling. */
const LONGEST = 12;

const tooWide = (source: string, widest = WIDEST) =>
  source.split('\n').filter((line) => line.length > widest);
const chapters = await Promise.all(
  listChapters().map(async (path) => ({ name: basename(path), notebook: await readNotebook(path) })),
);
const codeIn = ({ cells }: Notebook) => cells.filter(({ cell_type }) => cell_type === 'code');

describe('the code of the chapters', () => {
  for (const { name, notebook } of chapters) {
    it(`${name} has no line over ${WIDEST} characters, its solutions neither`, () => {
      const lines = codeIn(withSolutions(notebook)).flatMap(({ id, source }) =>
        tooWide(source).map((line) => `${id}: ${line}`),
      );
      expect(lines).to.deep.equal([]);
    });

    it(`${name} has no line over ${WIDEST_OPEN} characters where the page shows code at once`, () => {
      const open = codeIn(notebook).filter(
        ({ cell_type, ...cell }) => !foldsInStory({ type: cell_type, ...cell }),
      );
      const lines = open.flatMap(({ id, source }) =>
        tooWide(source, WIDEST_OPEN).map((line) => `${id}: ${line}`),
      );
      expect(lines).to.deep.equal([]);
    });

    it(`${name} has no cell of more than ${LONGEST} lines`, () => {
      const cells = codeIn(withSolutions(notebook)).filter((cell) => !isSolution(cell));
      const long = cells.filter(({ source }) => source.split('\n').length > LONGEST).map(({ id }) => id);
      expect(long).to.deep.equal([]);
    });

    it(`${name} has the cell that a text announces by a colon right below that text`, () => {
      const lost = notebook.cells.filter(
        ({ cell_type, source }, i) =>
          cell_type === 'markdown' && source.endsWith(':') && notebook.cells[i + 1]?.cell_type !== 'code',
      );
      expect(lost.map(({ id }) => id)).to.deep.equal([]);
    });

    it(`${name} folds no exercise and no parameters away`, () => {
      const folded = codeIn(notebook).filter(({ metadata }) => {
        const { source_hidden } = (metadata.jupyter ?? {}) as { source_hidden?: boolean };
        return source_hidden === true;
      });
      const needed = folded.filter(({ source, metadata }) => {
        const tags = (metadata.tags ?? []) as string[];
        return tags.includes('parameters') || /your turn|= \?/.test(source);
      });
      expect(needed.map(({ id }) => id)).to.deep.equal([]);
    });
  }

  it('is measured by a rule that fails where it must', () => {
    expect(tooWide(`${'x'.repeat(100)}\n${'y'.repeat(101)}`)).to.deep.equal(['y'.repeat(101)]);
  });
});
