import { basename } from 'node:path';
import { exerciseOf } from '../../format/exercise-of.js';
import { openNames, withAnswers } from '../../format/open-answers.js';
import { isSolution, withSolutions } from '../../format/solutions.js';
import { hasTag } from '../../format/tags.js';
import { readNotebook } from '../../runner/notebook-file.js';
import type { Compiler } from './compiler.js';

/** A code cell of a chapter, compiled. */
export interface KitCell {
  source: string;
  output: string;
  /** What the cells before it declare, as the compiler is told it. */
  before: string;
  exercise: string | undefined;
}

/** An exercise, as it is judged. */
export interface Exercise {
  id: string;
  chapter: Chapter;
  /** The place of its cell among the chapter's. */
  at: number;
  /** What it leaves to the learner. */
  open: string[];
  /** Its cell with places for the answers, compiled; empty if nobody has answered it. */
  judged: string;
}

/** A chapter's code cells in order, and its exercises. */
export interface Chapter {
  name: string;
  cells: KitCell[];
  exercises: Exercise[];
}

/**
 * Compiles a chapter as the kit has it: nobody's copy of it counts.
 *
 * @param path the kit's own
 * @param compiler compiles cells
 * @param isAsked whether an exercise is to be judged
 */
export async function readChapter(
  path: string,
  compiler: Compiler,
  isAsked: (id: string) => boolean,
): Promise<Chapter> {
  const { cells } = withSolutions(await readNotebook(path));
  const chapter: Chapter = { name: basename(path, '.ipynb'), cells: [], exercises: [] };
  let before = '';
  for (const [i, cell] of cells.entries()) {
    if (cell.cell_type !== 'code' || isSolution(cell)) continue;
    const { source } = cell;
    const { output, declared } = await compiler.kit(before, source);
    const exercise = exerciseOf(cell);
    const solution = cells
      .slice(i + 1, i + 3)
      .find(isSolution)
      ?.source.slice(2, -2);
    if (exercise !== undefined) {
      const open = openNames(source, solution);
      const judged = isAsked(exercise) ? (await compiler.kit(before, withPlaces(source, open))).output : '';
      chapter.exercises.push({ id: exercise, chapter, at: chapter.cells.length, open, judged });
    }
    chapter.cells.push({ source, output, before, exercise });
    if (!hasTag(cell, 'raises-exception')) before = declared;
  }
  return chapter;
}

/** An exercise's cell that takes what is open from where the judge puts it. */
function withPlaces(source: string, open: readonly string[]): string {
  const place = (name: string) => `Reflect.get(globalThis, Symbol.for('attention-kit.answers')).${name}`;
  return withAnswers(source, Object.fromEntries(open.map((name) => [name, place(name)])));
}

/**
 * The cells that some code needs, those before it that declare what it uses, and so on.
 *
 * @param outputs the code, compiled, and before which cell of the chapter it stands
 * @returns places of cells, in order
 */
export function neededCells(
  { cells }: Chapter,
  outputs: readonly { output: string; at: number }[],
): number[] {
  const needed = new Set<number>();
  for (const { output, at } of outputs) {
    const names = usesIn(output);
    for (let i = at - 1; i >= 0; i--) {
      const { output: code } = cells[i]!;
      const declares = declaresIn(code);
      if (!declares.some((name) => names.has(name))) continue;
      needed.add(i);
      for (const name of declares) names.delete(name);
      for (const name of usesIn(code)) names.add(name);
    }
  }
  return [...needed].sort((a, b) => a - b);
}

/** A compiled cell puts what it declares on `exports`, and takes from there what it has from others. */
function declaresIn(output: string): string[] {
  const found = output.matchAll(/\bexports\.([\w$]+) = |defineProperty\(exports, "([\w$]+)"/g);
  return Array.from(found, ([, set, defined]) => (set ?? defined)!).filter((name) => name !== '__esModule');
}

function usesIn(output: string): Set<string> {
  const own = new Set(declaresIn(output));
  const used = Array.from(output.matchAll(/\bexports\.([\w$]+)/g), ([, name]) => name!);
  return new Set(used.filter((name) => !own.has(name)));
}
