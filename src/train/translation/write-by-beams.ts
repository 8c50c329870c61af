import * as tf from '@tensorflow/tfjs';
import { batchOf, cacheOf, decodeBehind, encodeBatch, type TranslationCache } from './through-translator.js';
import type { Translator } from './translator.js';

/** A translation, whole or begun. */
export type Beam = {
  /** Places in the vocabulary, without `⟨start⟩`. */
  ids: number[];
  /** The sum of the logarithms of its words' shares. */
  logShare: number;
  hasEnded: boolean;
  /** Which row of the cache it goes on from. */
  row: number;
};

/** How many beginnings are kept, and how many words may come, `⟨end⟩` included. */
export interface BeamLimits {
  width: number;
  longest: number;
}

/**
 * Translates many sentences at once, and keeps after each word so many beginnings of each sentence as are likeliest.
 *
 * What has ended stays in the race as it is. With a width of 1 this is greedy decoding. Keys and values are kept.
 *
 * @returns for each sentence its beams, the likeliest first
 */
export function writeByBeams(
  translator: Translator,
  sources: readonly (readonly string[])[],
  { width, longest }: BeamLimits,
): Beam[][] {
  return tf.tidy(() => {
    const memory = encodeBatch(translator, batchOf(sources, translator.sourceWords));
    let cache = cacheOf(translator, memory);
    let beams = sources.map((_, row): Beam[] => [{ ids: [], logShare: 0, hasEnded: false, row }]);
    for (let step = 0; step < longest; step++) {
      const open = beams.flat().filter(({ hasEnded }) => !hasEnded);
      if (open.length === 0) break;
      const { logShares, next } = tf.tidy(() => foretold(translator, open, rowsOf(cache, open)));
      tf.dispose(cache.past);
      cache = next;
      for (const [row, beam] of open.entries()) beam.row = row;
      beams = beams.map((some) => likeliest(some, logShares, width));
    }
    return beams;
  });
}

/** The words of a beam. */
export function wordsOf({ ids, hasEnded }: Beam, { targetWords }: Translator): string[] {
  return ids.slice(0, hasEnded ? -1 : undefined).map((id) => targetWords[id]!);
}

const END_AT = 1; // `targetWords` begins with ⟨start⟩ and ⟨end⟩

/** `[open beams][words]`: the logarithm of each next word's share. */
function foretold(translator: Translator, open: readonly Beam[], cache: TranslationCache) {
  const last = open.map(({ ids }) => [ids.at(-1) ?? 0]);
  const { logits, cache: next } = decodeBehind(translator, last, cache, false);
  const logShares = tf.squeeze(tf.logSoftmax(logits), [1]).arraySync() as number[][];
  return { logShares, next };
}

function likeliest(beams: readonly Beam[], logShares: readonly number[][], width: number): Beam[] {
  const grown = beams.flatMap((beam) => (beam.hasEnded ? [beam] : nextOf(beam, logShares[beam.row]!)));
  return grown.sort((a, b) => b.logShare - a.logShare).slice(0, width);
}

function nextOf({ ids, logShare, row }: Beam, logShares: readonly number[]): Beam[] {
  return logShares.map((more, id) => ({
    ids: [...ids, id],
    logShare: logShare + more,
    hasEnded: id === END_AT,
    row,
  }));
}

/** The rows from which these beams go on; as they are, where that is each of them in its turn. */
function rowsOf(cache: TranslationCache, open: readonly Beam[]): TranslationCache {
  const { past, memory, mask } = cache;
  if (open.length === mask.shape[0] && open.every(({ row }, i) => row === i)) return cache;
  const places = tf.tensor1d(
    open.map(({ row }) => row),
    'int32',
  );
  const chosen = (kept: tf.Tensor) => tf.gather(kept, places);
  const both = ({ keys, values }: typeof memory) => ({ keys: chosen(keys), values: chosen(values) });
  const isWord = tf.equal(chosen(tf.cast(mask, 'int32')), 1) as tf.Tensor3D;
  return { memory: both(memory), mask: isWord, past: past && both(past) };
}
