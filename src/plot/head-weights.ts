import type { Tensor } from '@tensorflow/tfjs';
import { checkLabels, fail, readMatrix } from './values.js';

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
): number[][][] {
  const heads = listOf(caller, '[heads, n, m]', weights);
  return heads.map((head) => readWeights(caller, head, queries, keys));
}

/** Reads [layers, heads, n, n] likewise, of words that attend to one another. */
export function readLayers(
  caller: string,
  weights: LayerHeadMatrices,
  tokens: readonly string[],
): number[][][][] {
  const layers = listOf(caller, '[layers, heads, n, n]', weights);
  const read = layers.map((layer) => readHeads(caller, layer as number[][][], tokens, tokens));
  if (read.some((heads) => heads.length !== read[0]!.length))
    fail(caller, 'as many heads in each layer', 'others');
  return read;
}

function listOf(caller: string, shape: string, weights: Tensor | readonly unknown[]): unknown[] {
  const list: unknown = weights && 'arraySync' in weights ? weights.arraySync() : weights;
  if (Array.isArray(list) && list.length > 0 && Array.isArray(list[0])) return list;
  return fail(caller, `weights ${shape}`, JSON.stringify(list) ?? 'nothing');
}

function readWeights(
  caller: string,
  head: unknown,
  queries: readonly string[],
  keys: readonly string[],
): number[][] {
  const rows = readMatrix(caller, head as number[][]);
  checkLabels(caller, 'row labels', queries, rows.length);
  checkLabels(caller, 'column labels', keys, rows[0]!.length);
  const outside = rows.flat().find((weight) => !(weight >= 0 && weight <= 1.0001));
  if (outside !== undefined) fail(caller, 'weights between 0 and 1', `${outside}`);
  return rows;
}
