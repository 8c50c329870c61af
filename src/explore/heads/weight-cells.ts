import type { VNode } from 'preact';
import { kept } from '../draw/kept.js';
import { mixed, type Palette } from '../draw/palette.js';
import { element } from '../draw/svg.js';
import { unpack } from './pack.js';

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

/** The tint of a weight: in eight steps, so that a picture of many heads stays small. */
export function tintOf(weight: number, { from, to }: { from: string; to: string }): string {
  return mixed(from, to, Math.round(8 * weight) / 8);
}

/** Weights as tinted cells, a path for each tint; what is below a sixteenth has the colour of the ground. */
export const weightCells: (cells: Cells) => VNode = kept(
  ({ weights, tokens: n, x, y, width, height, ...ends }: Cells) => {
    const tints = unpack(weights).map((weight) => (weight < 1 / 16 ? '' : tintOf(weight, ends)));
    const at = (k: number) => tints[(k % n) * n + Math.floor(k / n)]!; // down each column: many look at the same word
    const paths = new Map<string, string>();
    for (let k = 0, end = 0; k < tints.length; k = end) {
      for (end = k + 1; end % n > 0 && at(end) === at(k); ) end++; // as many as are alike
      const run = `M${Math.floor(k / n)} ${k % n}v${end - k}`;
      paths.set(at(k), (paths.get(at(k)) ?? '') + run);
    }
    paths.delete('');
    const drawn = [...paths].map(([stroke, d]) => element('path', { stroke, d }));
    const [across, down] = [width / n, height / n];
    const transform = `matrix(${[across, 0, 0, down, x + across / 2, y].map((part) => Number(part.toFixed(2))).join(' ')})`;
    return element('g', { transform }, ...drawn);
  },
);
