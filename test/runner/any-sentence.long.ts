import { basename } from 'node:path';
import { expect } from 'chai';
import { listParameters } from '../../src/format/parameters.js';
import { listChapters } from '../../src/runner/chapters.js';
import { readNotebook } from '../../src/runner/notebook-file.js';
import { faultsOf } from '../support/any-sentence.js';
import { trials } from '../support/sentence-trials.js';

/** Two chapters at a time: each has a kernel of its own, and more would only take the machine from each other. */
const atOnce = 2;

describe('each chapter that takes a sentence, whatever sentence it is given,', function () {
  this.timeout(1_800_000);
  const faults = new Map<string, Promise<string[]>>();
  before(async () => {
    const runs: Promise<string[]>[] = [];
    for (const path of listChapters()) {
      const parameters = listParameters(await readNotebook(path));
      if (!parameters.some(({ name }) => name === 'sentence')) continue;
      const turn = runs[runs.length - atOnce] ?? Promise.resolve();
      const run = turn.catch(() => {}).then(() => faultsOf(path, trials));
      run.catch(() => {}); // told below
      runs.push(run);
      faults.set(basename(path), run);
    }
  });

  it('is one of those that are tried: nine or more', () => expect(faults.size).to.be.at.least(9));

  for (const path of listChapters())
    it(`${basename(path)} runs to its end with whole texts, or stops in the parameters cell with one sentence`, async function () {
      const run = faults.get(basename(path));
      if (run) expect(await run).to.deep.equal([]);
      else this.skip();
    });
});
