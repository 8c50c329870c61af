import type { Point } from '../runner/sweep/points.js';
import { textOf } from '../runner/sweep/table.js';

/** Values by name, as a line shows them: `seed=1 dK=16`. */
export function inWords(values: Point): string {
  return Object.entries(values)
    .map(([name, value]) => `${name}=${textOf(value)}`)
    .join(' ');
}
