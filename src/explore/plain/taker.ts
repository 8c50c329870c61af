import type { PlainLayer, PlainNorm } from './layers.js';

/** Takes matrices from a row of numbers, in the order in which they were written. */
export interface Taker {
  readonly row: (columns: number) => Float32Array;
  readonly matrix: (rows: number, columns: number) => number[][];
  /** A matrix, and the biases behind it. */
  readonly layer: (rows: number, columns: number) => PlainLayer;
  /** A matrix that has no biases. */
  readonly product: (rows: number, columns: number) => PlainLayer;
  readonly norm: (columns: number) => PlainNorm;
}

/** Begins with the first of these numbers. */
export function taker(bytes: Uint8Array): Taker {
  const numbers = new Float32Array(bytes.slice().buffer);
  let at = 0;
  const row = (columns: number): Float32Array => {
    at += columns;
    return numbers.subarray(at - columns, at);
  };
  return {
    row,
    matrix: (rows, columns) => Array.from({ length: rows }, () => [...row(columns)]),
    layer: (rows, columns) => ({ weights: row(rows * columns), bias: row(columns) }),
    product: (rows, columns) => ({ weights: row(rows * columns), bias: new Float32Array(columns) }),
    norm: (columns) => ({ gain: row(columns), bias: row(columns) }),
  };
}
