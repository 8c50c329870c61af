import { createHash } from 'node:crypto';
import { exactJson } from '../../format/exact-json.js';
import type { ParameterValue } from '../../format/parameter-values.js';

/** One point of a sweep: a value for each parameter that it sets. */
export type Point = Record<string, ParameterValue>;

/** More points than anybody runs: a grid that is written wrong should not fill the memory. */
const mostPoints = 1_000_000;

/**
 * All combinations of the given values, the last name changing first.
 *
 * @param axes the values that each parameter takes
 * @throws {RangeError} when there are more than a million
 * @example
 * gridOf({ seed: [1, 2], dK: [4, 16] });
 * // → [{ seed: 1, dK: 4 }, { seed: 1, dK: 16 }, { seed: 2, dK: 4 }, { seed: 2, dK: 16 }]
 */
export function gridOf(axes: Readonly<Record<string, readonly ParameterValue[]>>): Point[] {
  const count = Object.values(axes).reduce((product, { length }) => product * length, 1);
  if (count > mostPoints) throw new RangeError(`gridOf: expected at most ${mostPoints} points, got ${count}`);
  return Object.entries(axes).reduce<Point[]>(
    (points, [name, values]) =>
      points.flatMap((point) => values.map((value) => ({ ...point, [name]: value }))),
    [{}],
  );
}

/**
 * The name of a point: the same for the same values, in whatever order they are written.
 *
 * @example
 * pointId({ seed: 1, dK: 4 }) === pointId({ dK: 4, seed: 1 }); // → true
 */
export function pointId(point: Point): string {
  return createHash('sha256')
    .update(exactJson(inOrder(point)))
    .digest('hex')
    .slice(0, 16);
}

/** The number that `Math.random` of a point's process begins with. */
export function seedOf(id: string): number {
  return Number.parseInt(id.slice(0, 8), 16) & 0x7fffffff || 1;
}

/**
 * The points of one part of a sweep: every n-th.
 *
 * @param part which part of how many, from 1
 */
export function shardOf(points: readonly Point[], { part, of }: Shard): Point[] {
  return points.filter((_, i) => i % of === part - 1);
}

/** One part of a sweep, of as many as there are. */
export interface Shard {
  part: number;
  of: number;
}

function inOrder(value: ParameterValue): ParameterValue {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(inOrder);
  const names = Object.keys(value).sort();
  return Object.fromEntries(names.map((name) => [name, inOrder(value[name]!)]));
}
