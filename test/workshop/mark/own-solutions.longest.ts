import { expect } from 'chai';
import { kitChapters } from '../../../src/files/kit-folder.js';
import { exerciseOf } from '../../../src/format/exercise-of.js';
import { isSolution, withSolutions } from '../../../src/format/solutions.js';
import { listChapters } from '../../../src/runner/chapters.js';
import { readNotebook } from '../../../src/runner/notebook-file.js';
import { markClass } from '../../../src/workshop/mark/mark-class.js';
import { whyNoSandbox } from '../../../src/workshop/sandbox/bubblewrap.js';
import { leaveOutIf } from '../../support/leave-out.js';

/** The kit's own solutions, by exercise, as a student writes them into the exercise's cell. */
async function ownSolutions(): Promise<Map<string, string>> {
  const answers = new Map<string, string>();
  for (const path of listChapters(kitChapters)) {
    let id: string | undefined;
    for (const cell of withSolutions(await readNotebook(path)).cells) {
      if (!isSolution(cell)) id = exerciseOf(cell) ?? id;
      else if (id !== undefined && !answers.has(id)) answers.set(id, cell.source.slice(2, -2));
    }
  }
  return answers;
}

describe('the kit’s own solutions', function () {
  this.timeout(1_800_000);
  before(function () {
    leaveOutIf(this, 'marks of the kit’s own solutions', whyNoSandbox());
  });

  it('all earn their mark', async () => {
    const answers = await ownSolutions();
    expect(answers.size).to.be.at.least(48);
    const { students } = await markClass([{ name: 'Kit', file: 'kit', answers }], {
      chaptersFolder: kitChapters,
      isolated: true,
      seconds: 120,
      signal: new AbortController().signal,
      onMarked: () => {},
    });
    const { marks } = students[0]!;
    const failed = [...marks].filter(([, { passed }]) => !passed);
    expect(failed.map(([id, { mistake, hint }]) => `${id} ${mistake}: ${hint}`)).to.deep.equal([]);
    expect(marks.size).to.equal(answers.size);
  });
});
