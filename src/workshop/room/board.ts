import type { Board, BoardRow } from '../../keep/board.js';
import type { Student } from './room-notes.js';

/** An exercise that a room knows. */
export interface Listed {
  readonly id: string;
  /** The chapter's heading. */
  readonly chapter: string;
  readonly title: string;
}

/** From so many on a mistake is told: one alone could be known by it. */
const fewest = 2;

/** Counts how a class stands; who doesn't want to be counted isn't. */
export function boardOf(students: readonly Student[], exercises: readonly Listed[]): Board {
  const shown = students.filter((student) => student.shown);
  const chapters = [...new Set(exercises.map(({ chapter }) => chapter))].map((title) => ({
    title,
    rows: exercises.filter(({ chapter }) => chapter === title).map((exercise) => rowOf(exercise, shown)),
  }));
  return {
    joined: students.length,
    shown: shown.length,
    handedIn: students.filter(({ handedIn }) => handedIn !== undefined).length,
    chapters: chapters.filter(({ rows }) => rows.some(({ tried, solved }) => tried + solved > 0)),
  };
}

function rowOf({ id, title }: Listed, students: readonly Student[]): BoardRow {
  const results = students.flatMap(({ results }) => results[id] ?? []);
  const solved = results.filter((result) => result.solved).length;
  const counts = new Map<string, number>();
  for (const name of results.flatMap(({ mistakes }) => mistakes))
    counts.set(name, (counts.get(name) ?? 0) + 1);
  const [most] = [...counts].sort(([, a], [, b]) => b - a);
  const row = { id, title, open: students.length - results.length, tried: results.length - solved, solved };
  return most && most[1] >= fewest ? { ...row, mistake: { name: most[0], count: most[1] } } : row;
}
