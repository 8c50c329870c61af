import type { VNode } from 'preact';
import { kept } from '../draw/kept.js';
import { mixed, type Palette } from '../draw/palette.js';
import { element } from '../draw/svg.js';
import { packedAt } from './pack.js';

/** The weights of a head as cells, in a rectangle. */
interface Cells {
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

/** The weights of a head, and where its first cell begins. */
export type PlacedWeights = Pick<Cells, 'weights' | 'x' | 'y'>;

/** The weights of heads, and one size of all their cells. */
type KeptCells = Omit<Cells, keyof PlacedWeights> & {
  /** `PlacedWeights` as JSON: drawn anew only where one of them is another. */
  readonly heads: string;
};

/** Weights of heads as tinted cells, a path for each tint; what is below a sixteenth has the colour of the ground. */
export const keptCells: (cells: KeptCells) => VNode = kept(
  ({ heads, tokens: n, width, height, ...ends }: KeptCells) => {
    const [across, down] = [rounded(width / n), rounded(height / n)];
    const paths = new Map<number, string>();
    for (const { weights, x, y } of JSON.parse(heads) as PlacedWeights[]) {
      const at = (k: number) => stepOf(packedAt(weights, (k % n) * n + Math.floor(k / n))); // down each column: many look at the same word
      for (let k = 0, end = 0; k < n * n; k = end) {
        const step = at(k);
        for (end = k + 1; end % n > 0 && at(end) === step; ) end++; // as many as are alike
        const start = `M${rounded(x / across + 0.5 + Math.floor(k / n))} ${rounded(y / down + (k % n))}`;
        if (step > 0) paths.set(step, `${paths.get(step) ?? ''}${start}v${end - k}`);
      }
    }
    const drawn = [...paths].map(([step, d]) => element('path', { stroke: tint(step, ends), d }));
    return element('g', { transform: `scale(${across} ${down})`, 'pointer-events': 'none' }, ...drawn);
  },
);

function rounded(length: number): number {
  return Number(length.toFixed(3));
}

/** The weights of one head as such cells, in a rectangle. */
export function weightCells({ weights, x, y, ...cells }: Cells): VNode {
  return keptCells({ heads: JSON.stringify([{ weights, x, y }]), ...cells });
}
