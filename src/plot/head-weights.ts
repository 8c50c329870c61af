import type { Tensor } from '@tensorflow/tfjs';
import { checkLabels, fail, isTensor, plain, readMatrix, say } from './values.js';

/** The weights of several heads: a tensor of rank 3, or nested numbers. */
export type HeadMatrices = Tensor | readonly (readonly (readonly number[])[])[];

/** The weights of all heads of all layers: a tensor of rank 4, or nested numbers. */
export type LayerHeadMatrices = Tensor | readonly HeadMatrices[];

/** Reads [heads, n, m] as plain numbers, having checked that they are weights and fit the words. */
export function readHeads(
  caller: string,
  weights: HeadMatrices,
  queries: readonly string[],
  keys: readonly string[],
  ...at: number[]
): number[][][] {
  const heads = listOf(caller, '[heads, n, m]', weights);
  return heads.map((head, h) => readWeights(caller, head, queries, keys, ...at, h));
}

/** Reads [layers, heads, n, n] likewise, of words that attend to one another. */
export function readLayers(
  caller: string,
  weights: LayerHeadMatrices,
  tokens: readonly string[],
): number[][][][] {
  const layers = listOf(caller, '[layers, heads, n, n]', weights);
  const read = layers.map((layer, l) => readHeads(caller, layer as number[][][], tokens, tokens, l));
  if (read.some((heads) => heads.length !== read[0]!.length))
    fail(caller, 'as many heads in each layer', 'others');
  return read;
}

function listOf(caller: string, shape: string, weights: Tensor | readonly unknown[]): unknown[] {
  const list = plain(weights);
  const first: unknown = Array.isArray(list) ? list[0] : undefined;
  if (Array.isArray(list) && list.length > 0 && (Array.isArray(first) || isTensor(first))) return list;
  return fail(
    caller,
    `weights ${shape}`,
    `${say(list)}${isTensor(first) ? `, of which the first is ${say(first)}` : ''}`,
  );
}

function readWeights(
  caller: string,
  head: unknown,
  queries: readonly string[],
  keys: readonly string[],
  ...at: number[]
): number[][] {
  const rows = readMatrix(caller, head as number[][], 'finite', ...at);
  checkLabels(caller, 'row labels', queries, rows.length);
  checkLabels(caller, 'column labels', keys, rows[0]!.length);
  rows.forEach((row, i) => {
    const j = row.findIndex((weight) => !(weight >= 0 && weight <= 1.0001));
    if (j >= 0) fail(caller, 'weights between 0 and 1', `${row[j]} at [${[...at, i, j].join(', ')}]`);
  });
  return rows;
}
