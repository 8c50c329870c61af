import { dot, mix, softmax } from '../../attention/word-by-word-attention.js';
import { gelu } from '../plain/gelu.js';
import { normal, plus } from '../plain/layers.js';
import { throughStored } from '../plain/stored-layer.js';
import type { PlainEncoder, PlainEncoderLayer } from './plain-encoder.js';

/** What the encoder makes of tokens: the slow twin of an `Encoding`. */
export interface PlainEncoding {
  /** `[layers + 1, n, dModel]` */
  readonly states: readonly number[][][];
  /** `[layers, heads, n, n]`; zeros in a head that is cut. */
  readonly weights: readonly number[][][][];
}

/** Tells whether a head, both counted from 1, is cut. */
export type IsCut = (layer: number, head: number) => boolean;

/**
 * Sends tokens through the encoder, with some heads cut: their outputs are zeros, as where a mask hides all from a head.
 *
 * @param whole the same tokens with no head cut: what lies before the first cut is taken from there
 */
export function* encodePlainly(
  encoder: PlainEncoder,
  ids: readonly number[],
  isCut: IsCut = () => false,
  whole?: PlainEncoding,
): Generator<void, PlainEncoding> {
  const { layers, config } = encoder;
  const heads = Array.from({ length: config.headCount }, (_, h) => h + 1);
  const first = layers.findIndex((_, l) => heads.some((head) => isCut(l + 1, head)));
  const known = whole && (first < 0 ? layers.length : first);
  const states = known === undefined ? [firstState(encoder, ids)] : whole!.states.slice(0, known + 1);
  const weights = known === undefined ? [] : whole!.weights.slice(0, known);
  for (let l = states.length - 1; l < layers.length; l++) {
    const cut = heads.map((head) => isCut(l + 1, head));
    const passed = yield* throughLayer(encoder, layers[l]!, states[l]!, cut);
    states.push(passed.state);
    weights.push(passed.weights);
  }
  return { states, weights };
}

// The rows of word, position and first segment, added and normalised.
function firstState({ tables, norm, config }: PlainEncoder, ids: readonly number[]): number[][] {
  const row = new Float32Array(config.dModel);
  return ids.map((id, place) => {
    const rows = [id, place, 0].map((index, k) => {
      tables[k]!.readRow(index, row, 0);
      return Array.from(row);
    });
    return normal(rows.reduce(plus), norm, config.epsilon);
  });
}

/** One layer, its norms last, as `encoderLayer` has it. */
function* throughLayer(
  { config: { epsilon, headCount } }: PlainEncoder,
  layer: PlainEncoderLayer,
  words: number[][],
  cut: readonly boolean[],
): Generator<void, { state: number[][]; weights: number[][][] }> {
  const queries = headsOf(yield* throughStored(words, layer.Query), headCount);
  const keys = headsOf(yield* throughStored(words, layer.Key), headCount);
  const values = headsOf(yield* throughStored(words, layer.Value), headCount);
  const weights = cut.map((isCut, h) => lookOf(queries[h]!, keys[h]!, isCut));
  const found = words.map((_, i) => weights.flatMap((rows, h) => mix(values[h]!, rows[i]!)));
  const heard = yield* throughStored(found, layer.Output);
  const met = words.map((word, i) => normal(plus(word, heard[i]!), layer.norm1, epsilon));
  const hidden = yield* throughStored(met, layer[1]);
  const bent = hidden.map((row) => row.map(gelu));
  const thought = yield* throughStored(bent, layer[2]);
  return { weights, state: met.map((word, i) => normal(plus(word, thought[i]!), layer.norm2, epsilon)) };
}

// [n, heads · dK] as [heads, n, dK]
function headsOf(rows: number[][], heads: number): number[][][] {
  const size = rows[0]!.length / heads;
  return Array.from({ length: heads }, (_, h) => rows.map((row) => row.slice(h * size, (h + 1) * size)));
}

function lookOf(queries: number[][], keys: number[][], isCut: boolean): number[][] {
  const root = Math.sqrt(queries[0]!.length);
  return queries.map((query) =>
    isCut ? keys.map(() => 0) : softmax(keys.map((key) => dot(query, key) / root)),
  );
}
