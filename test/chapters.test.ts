import { writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { expect } from 'chai';
import { kitChapters } from '../src/files/kit-folder.js';
import { formatNotebook } from '../src/format/format-notebook.js';
import type { Notebook } from '../src/format/notebook.js';
import { isSolution, withSolutions } from '../src/format/solutions.js';
import { listChapters } from '../src/runner/chapters.js';
import { compareOutputs, describeDifferences } from '../src/runner/compare-outputs.js';
import { readNotebook } from '../src/runner/notebook-file.js';
import { runNotebook } from '../src/runner/run-notebook.js';
import { openToRead } from './lab/support/browser.js';
import { labInBrowser } from './lab/support/lab-in-browser.js';
import { blankPlots } from './lab/support/plots.js';

/*
 * Each chapter is executed once, by a real kernel, with the solutions of its exercises; what comes out is held against
 * what is committed, and its figures are drawn in a browser (whole chapters in lab/site/live-chapters-*.longest.ts). Two at a time: more would only take the machine from each other.
 */

interface Chapter {
  name: string;
  committed: Promise<Notebook>;
  fresh: Promise<Notebook>;
}

const paths = listChapters();
const atOnce = 2;
const runs: Promise<Notebook>[] = [];

/** Starts the run of a chapter as soon as the one two places before it is done. */
function start(path: string, i: number): Chapter {
  const name = basename(path, '.ipynb');
  const committed = readNotebook(path);
  const turn = runs[i - atOnce]?.catch(() => {}) ?? Promise.resolve();
  const fresh = turn.then(async () =>
    runNotebook(withSolutions(await committed), { name, kernel: { cwd: kitChapters } }),
  );
  fresh.catch(() => {}); // told by the tests
  runs.push(fresh);
  return { name, committed, fresh };
}

/** What a cell printed and showed, as text. */
function textOf({ outputs = [] }: Notebook['cells'][number]): string {
  return outputs.map(({ text, data }) => text ?? data?.['text/plain'] ?? '').join('\n');
}

/** How many outputs of a cell are figures. */
function countFigures({ outputs = [] }: Notebook['cells'][number]): number {
  return outputs.filter(({ data }) => data?.['application/vnd.plotly.v1+json']).length;
}

/** One notebook of those cells of all that draw figures: a page of each chapter would take the time of the rest together. */
function onlyFigures(all: Notebook[]): Notebook {
  const cells = all.flatMap((notebook) => notebook.cells.filter(countFigures));
  return { ...all[0]!, cells: cells.map((cell, i) => ({ ...cell, id: `figure-${i}` })) };
}

describe('the chapters', function () {
  this.timeout(600_000);
  let chapters: Chapter[] = [];
  before(() => {
    chapters = paths.map(start);
  });

  it('are there', () => expect(paths).to.not.be.empty);

  for (const [i, path] of paths.entries())
    describe(basename(path, '.ipynb'), () => {
      it('has the outputs that a fresh run gives (npm run chapters writes them anew)', async () => {
        const { name, committed, fresh } = chapters[i]!;
        const run = await fresh;
        const cells = run.cells.filter((cell) => !isSolution(cell));
        const differences = compareOutputs(await committed, { ...run, cells });
        if (differences.length > 0) expect.fail(`\n${describeDifferences(name, differences)}`);
      });

      it('has solutions that pass their own checks', async () => {
        const { name, fresh } = chapters[i]!;
        const solutions = (await fresh).cells.filter(isSolution);
        for (const cell of solutions) expect(textOf(cell), `${name}, ${cell.id}`).to.match(/^\s*✓/m);
      });
    });

  describe('after that run, in a browser', () => {
    const at = labInBrowser({ colorScheme: 'light' });

    it('draw each of their plots, without an error or a request to elsewhere', async () => {
      const figures = onlyFigures(await Promise.all(chapters.map(({ fresh }) => fresh)));
      const count = figures.cells.reduce((sum, cell) => sum + countFigures(cell), 0);
      await writeFile(join(at.lab.folder, 'figures.ipynb'), formatNotebook(figures));
      const { page, problems } = await openToRead(at.context, at.lab, 'figures.ipynb');
      const plots = page.locator('.ak-Plot');
      await plots.nth(count - 1).waitFor({ state: 'attached', timeout: 120_000 });
      expect(await blankPlots(page)).to.deep.equal([]);
      expect(await plots.count()).to.equal(count);
      expect(problems).to.deep.equal([]);
    });
  });
});
