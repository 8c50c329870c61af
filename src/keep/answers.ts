import { exerciseOf } from '../format/exercise-of.js';
import type { Notebook } from '../format/notebook.js';
import { type HandedAnswer, longestAnswer } from './hand-in.js';

/** A notebook by the name of its file. */
export type Named = readonly [name: string, notebook: Notebook];

/** An exercise as the kit has it: what a student begins with. */
export interface Begun {
  readonly exercise: string;
  /** The name of the chapter's file, without its ending. */
  readonly chapter: string;
  readonly source: string;
}

/** What was found among a student's notebooks. */
export interface Collected {
  answers: HandedAnswer[];
  /** What can't be handed in, and why. */
  problems: string[];
}

/** The exercises of chapters, in order. */
export function exercisesOf(chapters: readonly Named[]): Begun[] {
  return chapters.flatMap(([name, { cells }]) =>
    cells.flatMap((cell) => {
      const exercise = exerciseOf(cell);
      if (exercise === undefined) return [];
      return [{ exercise, chapter: name.replace(/\.ipynb$/, ''), source: cell.source }];
    }),
  );
}

/**
 * The exercises that a student has worked on, by their ids: chapters may be renamed, cells moved, copied or deleted. Of
 * two answers to one exercise the one in the chapter's own file counts, and there the last one.
 *
 * @param notebooks the student's
 * @param exercises the kit's, in the order in which answers come
 */
export function answersIn(notebooks: readonly Named[], exercises: readonly Begun[]): Collected {
  const begun = new Map(exercises.map((each) => [each.exercise, each]));
  const own = new Set(exercises.map(({ chapter }) => `${chapter}.ipynb`));
  const found = new Map<string, HandedAnswer>();
  const problems: string[] = [];
  // The chapters' own files come last, and win.
  for (const [name, notebook] of [...notebooks].sort(([a], [b]) => Number(own.has(a)) - Number(own.has(b))))
    for (const answer of answersOf(notebook, begun)) {
      if (answer.source.length <= longestAnswer) found.set(answer.exercise, answer);
      else
        problems.push(
          `hand-in: expected exercise ${answer.exercise} of ${name} in ${longestAnswer} letters, got more`,
        );
    }
  return { answers: exercises.flatMap(({ exercise }) => found.get(exercise) ?? []), problems };
}

function answersOf({ cells }: Notebook, begun: ReadonlyMap<string, Begun>): HandedAnswer[] {
  return cells.flatMap((cell) => {
    const exercise = exerciseOf(cell);
    const kit = begun.get(exercise ?? '');
    if (exercise === undefined || !kit || plain(cell.source) === plain(kit.source)) return [];
    return [{ exercise, chapter: kit.chapter, source: cell.source }];
  });
}

/** Blanks and empty lines are no answer. */
function plain(source: string): string {
  return source.replace(/\s+/g, ' ').trim();
}
