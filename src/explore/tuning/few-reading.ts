import { least, most, peakOf } from '../../plot/extremes.js';
import type { Dot, FewReading, FewState } from './few-state.js';
import type { FewLabelTexts, FewTexts } from './few-texts.js';
import { fieldsOf, type Point } from './fields.js';
import { type PlainProbe, plainProbe, scoresOf } from './plain-probe.js';

/** Trains a probe on the labels of a state, and one that sees the map alone; only once for each. */
export function fewReadingOf(
  all: FewLabelTexts,
  { task, labels, draw }: Pick<FewState, 'task' | 'labels' | 'draw'>,
): FewReading {
  const key = `${task} ${labels} ${draw}`;
  const texts = all.tasks[task];
  const read = all.known.get(key) ?? {
    ...trained(texts, texts.draws[draw - 1]!.slice(0, labels)),
    curves: all.curves[task],
  };
  all.known.set(key, read);
  return read;
}

function trained(texts: FewTexts, learned: readonly number[]): Omit<FewReading, 'curves'> {
  const map = mapOf(texts);
  const [probe, flat] = [texts.rows, map.points].map((rows) => probeOn(texts, rows, learned)) as Two;
  const said = saidBy(probe, texts.rows.slice(0, texts.tested));
  const rightOf = (answers: readonly number[]) =>
    answers.filter((answer, i) => answer === texts.labels[i]).length;
  const dot = (place: number): Dot => {
    const [x, y] = map.placeOf(map.points[place]!);
    return { text: texts.texts[place]!, x, y, is: texts.labels[place]! };
  };
  // two of four: topics stand in order, who does it in turn
  const judged = said.flatMap((answer, i) => (i % 4 < 2 ? [{ ...dot(i), said: answer }] : []));
  return {
    classes: texts.classes,
    dots: [...learned.map(dot), ...judged],
    right: rightOf(said),
    flatRight: rightOf(saidBy(flat, map.points.slice(0, texts.tested))),
    fields: fieldsOn(flat, map.corners).map((field) => field.map(map.placeOf)),
    shown: texts.shares.reduce((sum, share) => sum + share, 0),
  };
}

type Two = [PlainProbe, PlainProbe];

function probeOn(texts: FewTexts, rows: readonly Float64Array[], learned: readonly number[]): PlainProbe {
  return plainProbe({
    rows: learned.map((place) => rows[place]!),
    labels: learned.map((place) => texts.labels[place]!),
    classCount: texts.classes.length,
  });
}

function saidBy(probe: PlainProbe, rows: readonly Float64Array[]): number[] {
  return rows.map((row) => peakOf([...scoresOf(probe, row)]));
}

/** The texts along two directions, and where they stand on a square map. */
interface FlatMap {
  /** `[texts, 2]` */
  readonly points: readonly Float64Array[];
  readonly corners: readonly Point[];
  readonly placeOf: (point: ArrayLike<number>) => Point;
}

const maps = new WeakMap<FewTexts, FlatMap>();

function mapOf(texts: FewTexts): FlatMap {
  const made = maps.get(texts) ?? drawnMap(texts);
  maps.set(texts, made);
  return made;
}

function drawnMap({ rows, directions }: FewTexts): FlatMap {
  const along = (row: Float64Array, direction: readonly number[]) =>
    row.reduce((sum, value, c) => sum + value * direction[c]!, 0);
  const points = rows.map((row) => Float64Array.from(directions, (direction) => along(row, direction)));
  const [across, up] = [0, 1].map((side) => points.map((point) => point[side]!)) as [number[], number[]];
  const ends = [across, up].map((values) => [least(values), most(values)] as const);
  const side = 1.06 * most(ends.map(([from, to]) => to - from));
  const [left, bottom] = ends.map(([from, to]) => (from + to - side) / 2) as [number, number];
  const placed = (from: number, value: number) => Math.round((1000 * (value - from)) / side);
  const [right, top] = [left + side, bottom + side];
  return {
    points,
    corners: [
      [left, bottom],
      [right, bottom],
      [right, top],
      [left, top],
    ],
    placeOf: (point) => [placed(left, point[0]!), 1000 - placed(bottom, point[1]!)],
  };
}

function fieldsOn({ weights, bias }: PlainProbe, corners: readonly Point[]): Point[][] {
  const scores = weights.map(([across, up], k) => ({ across: across!, up: up!, base: bias[k]! }));
  return fieldsOf(scores, corners);
}
