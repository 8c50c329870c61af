import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { exerciseOf } from '../../src/format/exercise-of.js';
import type { NotebookCell } from '../../src/format/notebook.js';
import { parseNotebook } from '../../src/format/parse-notebook.js';
import { listChapters } from '../../src/runner/chapters.js';
import { runNotebook } from '../../src/runner/run-notebook.js';
import { asAssignment } from '../../src/workshop/pack/nbgrader.js';
import { codeCell, failureOf, notebookOf, textCell } from '../runner/support.js';

type Grade = Record<string, unknown> & { grade_id: string; points?: number };
const gradeOf = ({ metadata }: NotebookCell) => metadata.nbgrader as Grade | undefined;
const assignmentOf = (...cells: NotebookCell[]) =>
  parseNotebook(asAssignment(notebookOf(...cells)), 'an assignment');
const exercise = (answer: string) =>
  codeCell(
    `const mine = ${answer}; // your turn\nawait check.number(mine, {\n  exercise: '9.1', name: 'sum', right: () => 4,\n});`,
    [],
    'exercise',
  );
const heading = textCell('### Exercise 1 · A sum ●●○ · 4 minutes');
const prediction = codeCell(
  "check.prediction(guess, { exercise: '9.prediction', right: 1, options: [1, 2] });",
);

describe('a chapter as an assignment for nbgrader', function () {
  this.timeout(180_000);
  it('has an answer to write and a locked check behind it for each exercise, with a point for each dot', () => {
    const { cells } = assignmentOf(heading, exercise('undefined'), prediction);
    expect(cells.map(gradeOf)).to.deep.equal([
      undefined,
      { grade_id: 'answer-9-1', grade: false, solution: true, locked: false, task: false, schema_version: 3 },
      {
        grade_id: 'check-9-1',
        grade: true,
        solution: false,
        locked: true,
        task: false,
        schema_version: 3,
        points: 2,
      },
      undefined,
    ]);
  });

  // nbgrader/nbgraderformat/v3.json: what must be there, of which kind, and what an id is made of
  for (const path of listChapters())
    it(`keeps nbgrader’s rules in ${path.replace(/.*\//, '')}, and shows no solution`, () => {
      const chapter = parseNotebook(readFileSync(path, 'utf8'), path);
      const text = asAssignment(chapter);
      expect(text).not.to.match(/<summary>\s*Solution/);
      const { cells } = parseNotebook(text, path);
      const grades = cells.flatMap((cell) => gradeOf(cell) ?? []);
      expect(new Set(grades.map(({ grade_id }) => grade_id)).size, 'each id once').to.equal(grades.length);
      for (const { grade_id, schema_version, points, ...flags } of grades) {
        expect(grade_id).to.match(/^[a-zA-Z0-9_-]+$/);
        expect(schema_version).to.equal(3);
        expect(Object.keys(flags).sort()).to.deep.equal(['grade', 'locked', 'solution', 'task']);
        for (const flag of Object.values(flags)) expect(flag).to.be.a('boolean');
        if (flags.grade) expect(points).to.be.within(1, 3);
        else expect(points).to.equal(undefined);
      }
      const asked = chapter.cells
        .flatMap((cell) => exerciseOf(cell) ?? [])
        .filter((id) => !id.endsWith('prediction'));
      expect(grades).to.have.length(2 * asked.length);
      expect(new Set(cells.map(({ id }) => id)).size, 'each cell’s id once').to.equal(cells.length);
    });

  const tools = codeCell("import { check } from 'attention-kit';");
  it('has checks that fail while an exercise is open or wrong, whatever the cell before prints', async () => {
    for (const answer of ['undefined', '5']) {
      const { message } = await failureOf(assignmentOf(tools, heading, exercise(answer)), {});
      expect(message).to.include('9.1: not solved yet');
    }
  });
  it('has checks that pass in silence when it is solved, and what comes later is shown again', async () => {
    const later = codeCell("check.number(4, { exercise: '9.2', name: 'later', right: () => 4 });");
    const { cells } = await runNotebook(assignmentOf(tools, heading, exercise('4'), later));
    const shown = cells.map(({ outputs = [] }) => outputs.map(({ data }) => data?.['text/plain']));
    expect(shown.slice(2)).to.deep.equal([['✓ sum: right'], [], ['✓ later: right'], []]);
  });
});
