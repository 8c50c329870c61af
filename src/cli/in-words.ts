import type { Point } from '../runner/sweep/points.js';
import { textOf } from '../runner/sweep/table.js';

/** How many values, and letters of each, a line can hold. */
const [most, longest] = [12, 60];

/** Values by name, as a line shows them: `seed=1 dK=16`. */
export function inWords(values: Point): string {
  const entries = Object.entries(values);
  const rest = entries.length > most ? [`… (${entries.length} values)`] : [];
  const shown = entries.slice(0, most).map(([name, value]) => `${inShort(name)}=${inShort(textOf(value))}`);
  return [...shown, ...rest].join(' ');
}

function inShort(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length > longest ? `${line.slice(0, longest - 1)}…` : line;
}
