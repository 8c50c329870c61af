import { exerciseOf } from '../../format/exercise-of.js';
import { formatNotebook } from '../../format/format-notebook.js';
import type { Notebook, NotebookCell } from '../../format/notebook.js';
import { withoutSolutions } from '../../format/without-solutions.js';

/** What nbgrader reads in a cell's metadata. */
interface GradeMetadata {
  grade_id: string;
  grade: boolean;
  solution: boolean;
  locked: boolean;
  task: boolean;
  schema_version: 3;
  points?: number;
}

/**
 * A chapter as an assignment for nbgrader: without solutions; behind each exercise stands a locked cell that asks its check
 * again and fails where it doesn't pass. An exercise gives as many points as it has dots; predictions give none.
 */
export function asAssignment(chapter: Notebook): string {
  let points = 1;
  const cells = withoutSolutions(chapter).cells.flatMap((cell) => {
    if (cell.cell_type === 'markdown') points = dotsIn(cell.source) ?? points;
    const exercise = exerciseOf(cell);
    if (exercise === undefined || exercise.endsWith('.prediction')) return [cell];
    return [withMetadata(cell, answer(exercise)), checkCell(cell, exercise, points)];
  });
  return formatNotebook({ ...chapter, cells });
}

/** The dots of the last exercise that a text announces. */
function dotsIn(text: string): number | undefined {
  const dots = [...text.matchAll(/^### +Exercise .*?(●+)/gm)].at(-1)?.[1];
  return dots?.length;
}

function answer(exercise: string): GradeMetadata {
  return { ...common(`answer-${exercise}`), grade: false, solution: true, locked: false };
}

function common(id: string): Pick<GradeMetadata, 'grade_id' | 'schema_version' | 'task'> {
  return { grade_id: id.replaceAll('.', '-'), schema_version: 3, task: false };
}

function withMetadata(cell: NotebookCell, nbgrader: GradeMetadata): NotebookCell {
  return { ...cell, metadata: { ...cell.metadata, nbgrader } };
}

function checkCell({ source }: NotebookCell, exercise: string, points: number): NotebookCell {
  const nbgrader = { ...common(`check-${exercise}`), grade: true, solution: false, locked: true, points };
  const cell: NotebookCell = {
    cell_type: 'code',
    id: nbgrader.grade_id,
    metadata: { jupyter: { source_hidden: true } },
    source: askAgain(source, exercise),
    outputs: [],
    execution_count: null,
  };
  return withMetadata(cell, nbgrader);
}

/** Asks an exercise's check, hears what it says in the place of the reader, and throws where it didn't pass. */
function askAgain(source: string, exercise: string): string {
  const check = /^(?:await )?check\.[\s\S]*/m.exec(source)![0].replace(/^await /, '');
  return `{ // nbgrader counts a cell that throws as not solved
const key = Symbol.for('attention-kit.display');
const [shown, told]: [unknown, ({ passed?: boolean } | undefined)[]] = [Reflect.get(globalThis, key), []];
Reflect.set(globalThis, key, ({ data }) => told.push(data['application/vnd.attention-kit.check+json']));
try {
await ${check}
} finally {
  Reflect.set(globalThis, key, shown);
}
if (!told.some((result) => result?.passed)) throw new Error('${exercise}: not solved yet');
}`;
}

/** What nbgrader is told for a course of such chapters. */
export const nbgraderConfig = `# Settings for nbgrader (https://nbgrader.readthedocs.io): run its commands in this folder.
c = get_config()
c.CourseDirectory.course_id = "attention-kit"
# The chapters come without solutions, and their texts and saved pictures stay as they are.
c.GenerateAssignment.preprocessors = [
    "nbgrader.preprocessors.LockCells",
    "nbgrader.preprocessors.ComputeChecksums",
    "nbgrader.preprocessors.SaveCells",
    "nbgrader.preprocessors.CheckCellMetadata",
]
# Some chapters train a model.
c.Execute.timeout = 600
`;
