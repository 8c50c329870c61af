import type { VNode } from 'preact';
import { kept } from '../draw/kept.js';
import { mixed, type Palette } from '../draw/palette.js';
import { element } from '../draw/svg.js';
import { packedAt } from './pack.js';

/** The weights of a head as cells, in a rectangle. */
interface Cells {
  readonly [name: string]: string | number;
  readonly weights: string;
  readonly tokens: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly from: string;
  readonly to: string;
}

/** The colours of no weight and of all weight. */
export function tintsOf({ ground, accent }: Palette): { from: string; to: string } {
  return { from: ground, to: accent };
}

/** Weights are tinted in eight steps, so that a picture of many heads stays small. */
function stepOf(weight: number): number {
  return Math.round(8 * weight);
}

function tint(step: number, { from, to }: { from: string; to: string }): string {
  return mixed(from, to, step / 8);
}

/** The tint of a weight. */
export function tintOf(weight: number, ends: { from: string; to: string }): string {
  return tint(stepOf(weight), ends);
}

/** Weights as tinted cells, a path for each tint; what is below a sixteenth has the colour of the ground. */
export const weightCells: (cells: Cells) => VNode = kept(
  ({ weights, tokens: n, x, y, width, height, ...ends }: Cells) => {
    const at = (k: number) => stepOf(packedAt(weights, (k % n) * n + Math.floor(k / n))); // down each column: many look at the same word
    const paths = new Map<number, string>();
    for (let k = 0, end = 0; k < n * n; k = end) {
      const step = at(k);
      for (end = k + 1; end % n > 0 && at(end) === step; ) end++; // as many as are alike
      if (step > 0) paths.set(step, `${paths.get(step) ?? ''}M${Math.floor(k / n)} ${k % n}v${end - k}`);
    }
    const drawn = [...paths].map(([step, d]) => element('path', { stroke: tint(step, ends), d }));
    const [across, down] = [width / n, height / n];
    const transform = `matrix(${[across, 0, 0, down, x + across / 2, y].map((part) => Number(part.toFixed(2))).join(' ')})`;
    return element('g', { transform }, ...drawn);
  },
);
