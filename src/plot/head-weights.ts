import type { Tensor } from '@tensorflow/tfjs';
import { checkLabels, fail, readMatrix } from './values.js';

/** The weights of several heads: a tensor of rank 3, or nested numbers. */
export type HeadMatrices = Tensor | readonly (readonly (readonly number[])[])[];

/** The weights of all heads of all layers: a tensor of rank 4, or nested numbers. */
export type LayerHeadMatrices = Tensor | readonly HeadMatrices[];

/** Reads [heads, n, n] as plain numbers, having checked that they are weights and fit the tokens. */
export function readHeads(caller: string, weights: HeadMatrices, tokens: readonly string[]): number[][][] {
  const heads = listOf(caller, '[heads, n, n]', weights);
  return heads.map((head) => readSquare(caller, head, tokens));
}

/** Reads [layers, heads, n, n] likewise. */
export function readLayers(
  caller: string,
  weights: LayerHeadMatrices,
  tokens: readonly string[],
): number[][][][] {
  const layers = listOf(caller, '[layers, heads, n, n]', weights);
  const read = layers.map((layer) => readHeads(caller, layer as number[][][], tokens));
  if (read.some((heads) => heads.length !== read[0]!.length))
    fail(caller, 'as many heads in each layer', 'others');
  return read;
}

function listOf(caller: string, shape: string, weights: Tensor | readonly unknown[]): unknown[] {
  const list: unknown = weights && 'arraySync' in weights ? weights.arraySync() : weights;
  if (Array.isArray(list) && list.length > 0 && Array.isArray(list[0])) return list;
  return fail(caller, `weights ${shape}`, JSON.stringify(list) ?? 'nothing');
}

function readSquare(caller: string, head: unknown, tokens: readonly string[]): number[][] {
  const rows = readMatrix(caller, head as number[][]);
  if (rows.length !== rows[0]!.length)
    fail(caller, 'square matrices [n, n]', `[${rows.length}, ${rows[0]!.length}]`);
  checkLabels(caller, 'tokens', tokens, rows.length);
  const outside = rows.flat().find((weight) => !(weight >= 0 && weight <= 1.0001));
  if (outside !== undefined) fail(caller, 'weights between 0 and 1', `${outside}`);
  return rows;
}
