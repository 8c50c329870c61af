import { basename } from 'node:path';
import { expect } from 'chai';
import { chaptersFolder, listChapters } from '../src/runner/chapters.js';
import { compareOutputs, describeDifferences } from '../src/runner/compare-outputs.js';
import { startKernel } from '../src/runner/kernel-client.js';
import { type Notebook, readNotebook } from '../src/runner/notebook-file.js';
import { runNotebook } from '../src/runner/run-notebook.js';
import { isSolution, withSolutions } from '../src/runner/solutions.js';

/** What a cell printed and showed, as text. */
function textOf({ outputs = [] }: Notebook['cells'][number]): string {
  return outputs.map(({ text, data }) => text ?? data?.['text/plain'] ?? '').join('\n');
}

describe('each chapter', () => {
  for (const path of listChapters()) {
    const name = basename(path, '.ipynb');
    describe(name, function () {
      this.timeout(180_000);
      let committed: Notebook;
      let fresh: Notebook;
      before(async () => {
        committed = await readNotebook(path);
        const kernel = await startKernel({ cwd: chaptersFolder });
        try {
          fresh = await runNotebook(withSolutions(committed), { kernel, name, timeoutSeconds: 60 });
        } finally {
          await kernel.shutdown();
        }
      });

      it('has the outputs that a fresh run gives (npm run chapters writes them anew)', () => {
        const cells = fresh.cells.filter((cell) => !isSolution(cell));
        const differences = compareOutputs(committed, { ...fresh, cells });
        if (differences.length > 0) expect.fail(`\n${describeDifferences(name, differences)}`);
      });

      it('has solutions that pass their own checks', () => {
        for (const cell of fresh.cells.filter(isSolution))
          expect(textOf(cell), `${name}, ${cell.id}`).to.match(/^\s*✓/m);
      });
    });
  }
});
