import type { Figure } from './figure.js';
import { fail } from './values.js';

const MEGABYTE = 1_000_000;

/** What a figure may weigh as text: a notebook with a few of them still opens. */
const MOST = 2;

/** Gives the figure back, having checked that a notebook can hold it; `less` says what to draw less of. */
export function light(caller: string, less: string, figure: Figure): Figure {
  const { data, ...others } = figure;
  const weight = [...data, others].reduce((sum, part) => sum + JSON.stringify(part).length + 1, 0) / MEGABYTE;
  if (weight > MOST) fail(caller, `a picture of at most ${MOST} MB`, `${weight.toFixed(1)} MB: draw ${less}`);
  return figure;
}
