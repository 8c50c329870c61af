import { mix } from '../../attention/word-by-word-attention.js';

/** The learned numbers of a layer: `[rows · columns]` weights, row by row, and `[columns]` biases. */
export interface PlainLayer {
  readonly weights: Float32Array;
  readonly bias: Float32Array;
}

/** What a normalised word is multiplied by, and what is added then. */
export interface PlainNorm {
  readonly gain: Float32Array;
  readonly bias: Float32Array;
}

/** One row through a layer: x W + b. What is 0, as much behind a relu is, is passed over. */
export function through({ weights, bias }: PlainLayer, row: readonly number[]): number[] {
  const sums = Float64Array.from(bias);
  addRows(sums, row, weights, 0);
  return Array.from(sums);
}

/** Adds a row times those rows of the weights that begin at `first`. */
export function addRows(
  sums: Float64Array,
  row: readonly number[],
  weights: Float32Array,
  first: number,
): void {
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

/** Mean 0 and variance 1, then gain and bias if there are any, as `layerNorm` has it. */
export function normal(word: readonly number[], norm?: PlainNorm, epsilon: number = 1e-5): number[] {
  const mean = word.reduce((sum, value) => sum + value) / word.length;
  const variance = word.reduce((sum, value) => sum + (value - mean) ** 2, 0) / word.length;
  const plain = word.map((value) => (value - mean) / Math.sqrt(variance + epsilon));
  return norm ? plain.map((value, c) => value * norm.gain[c]! + norm.bias[c]!) : plain;
}

/** Two rows, number by number. */
export function plus(a: readonly number[], b: readonly number[]): number[] {
  return a.map((value, c) => value + b[c]!);
}

/** Two layers with a relu between them. */
export function bentThrough(hidden: PlainLayer, thought: PlainLayer, row: readonly number[]): number[] {
  const bent = through(hidden, row).map((value) => Math.max(0, value));
  return through(thought, bent);
}
