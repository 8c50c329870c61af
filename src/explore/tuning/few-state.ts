import type { Point } from './fields.js';

/** The two tasks of chapter 12. */
export const tasks = ['topics', 'doers'] as const;
export type FewTask = (typeof tasks)[number];

/** How many different texts there are to learn from, drawn anew each time. */
export const DRAWS = 3;

/** A text on the map. */
export interface Dot {
  readonly text: string;
  /** Its place, 0 to 1000 from the left and from the top. */
  readonly x: number;
  readonly y: number;
  /** The place of its class. */
  readonly is: number;
  /** What the probe says; none of texts that it learned from. */
  readonly said?: number;
}

/** How a way of chapter 12 does, from so many labels: the mean of its trainings, the worst and the best. */
export interface FewCurve {
  readonly name: string;
  readonly points: readonly { count: number; mean: number; least: number; most: number }[];
}

/** What comes of a probe's training. */
export interface FewReading {
  readonly classes: readonly string[];
  /** The texts that it learned from, then half of those that it is judged by. */
  readonly dots: readonly Dot[];
  /** How many of 320 texts are right. */
  readonly right: number;
  /** How many of them a probe has right that sees the two directions of the map alone. */
  readonly flatRight: number;
  /** The part of the map that this one gives to each class. */
  readonly fields: readonly (readonly Point[])[];
  /** How much of the spread the map shows. */
  readonly shown: number;
  readonly curves: readonly FewCurve[];
}

/** A probe on few labels. */
export interface FewState {
  readonly task: FewTask;
  /** How many labels it learns from. */
  readonly labels: number;
  /** Which texts, from 1. */
  readonly draw: number;
  /** Which text of the map is read. */
  readonly look: number;
  readonly read: FewReading;
}

/** So many texts a probe is judged by. */
export const JUDGED = 320;

const MOST = 256;

/** The counts of a task: of eight topics no fewer than one each. */
export function countsOf(task: FewTask): number[] {
  const least = task === 'topics' ? 8 : 4;
  return Array.from({ length: Math.log2(MOST / least) + 1 }, (_, k) => least * 2 ** k);
}

/** The state with another count, the nearest one that there is. */
export function withLabels(state: FewState, wanted: number): FewState {
  const counts = countsOf(state.task);
  const steps = Math.round(Math.log2(wanted / counts[0]!));
  const labels = counts[Math.max(0, Math.min(counts.length - 1, steps))]!;
  return labels === state.labels ? state : { ...state, labels, look: 0 };
}

/** The state with another task. */
export function withTask(state: FewState, task: FewTask): FewState {
  return task === state.task ? state : withLabels({ ...state, task, look: 0 }, state.labels);
}
