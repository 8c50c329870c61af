import { dot } from '../../attention/word-by-word-attention.js';
import { addRows, meanOf, type PlainLayer, through } from '../plain/layers.js';
import { CANVAS } from './digit-state.js';

/** The learned numbers of the convolutional net. */
export interface PlainConvolution {
  /** Each `[9 · channels before, channels after]`. */
  readonly filters: readonly PlainLayer[];
  readonly output: PlainLayer;
}

/**
 * Reads a canvas by convolutions, in plain numbers: the slow twin of `convolutionNet`.
 *
 * @param canvas `[144]`
 * @returns `maps` `[144, 40]`: the last layer at each pixel; `scores` `[10]`
 */
export function plainConvolution(
  canvas: readonly number[],
  { filters, output }: PlainConvolution,
): { maps: number[][]; scores: number[] } {
  let maps = canvas.map((ink) => [ink]);
  for (const layer of filters) maps = filtered(maps, layer);
  return { maps, scores: through(output, meanOf(maps)) };
}

/** `[144]`: what each pixel adds to the score of a digit; their mean, and the bias, is the score. */
export function evidenceFor(digit: number, maps: number[][], { output }: PlainConvolution): number[] {
  const { weights, bias } = output;
  const column = [...weights].filter((_, i) => i % bias.length === digit);
  return maps.map((pixel) => dot(pixel, column));
}

// Each pixel and its eight neighbors through the filters, then relu; beyond the canvas are zeros.
function filtered(maps: number[][], { weights, bias }: PlainLayer): number[][] {
  const channels = maps[0]!.length;
  return maps.map((_, at) => {
    const sums = Float64Array.from(bias);
    for (const [k, neighbor] of neighborsOf(at).entries())
      if (neighbor !== undefined) addRows(sums, maps[neighbor]!, weights, k * channels);
    return Array.from(sums, (value) => Math.max(0, value));
  });
}

const STEPS = [-1, 0, 1];

function neighborsOf(at: number): (number | undefined)[] {
  const [x, y] = [at % CANVAS, Math.floor(at / CANVAS)];
  const isOn = (place: number) => place >= 0 && place < CANVAS;
  return STEPS.flatMap((dy) =>
    STEPS.map((dx) => (isOn(x + dx) && isOn(y + dy) ? at + dy * CANVAS + dx : undefined)),
  );
}
