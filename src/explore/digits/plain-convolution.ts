import { dot, mix } from '../../attention/word-by-word-attention.js';
import { CANVAS } from './digit-state.js';

/** The learned numbers of a layer: `[rows · columns]` weights, row by row, and `[columns]` biases. */
export interface PlainLayer {
  readonly weights: Float32Array;
  readonly bias: Float32Array;
}

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

/** One row through a layer: x W + b. What is 0, as much behind a relu is, is passed over. */
export function through({ weights, bias }: PlainLayer, row: readonly number[]): number[] {
  const sums = Float64Array.from(bias);
  add(sums, row, weights, 0);
  return Array.from(sums);
}

// Adds a row times those rows of the weights that begin at `first`.
function add(sums: Float64Array, row: readonly number[], weights: Float32Array, first: number): void {
  const columns = sums.length;
  for (let i = 0; i < row.length; i++) {
    const [amount, start] = [row[i]!, (first + i) * columns];
    if (amount !== 0) for (let c = 0; c < columns; c++) sums[c]! += amount * weights[start + c]!;
  }
}

/** The mean of rows, number by number. */
export function meanOf(rows: number[][]): number[] {
  return mix(rows, Array<number>(rows.length).fill(1 / rows.length));
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
      if (neighbor !== undefined) add(sums, maps[neighbor]!, weights, k * channels);
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
