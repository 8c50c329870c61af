import * as tf from '@tensorflow/tfjs';
import { checkRank, checkShape, checkType } from '../../attention/check.js';
import { described } from '../../check/described.js';
import { batchOf, cacheOf, decodeBehind, encodeBatch, type TranslationCache } from './through-translator.js';
import { checkKnown, checkTranslator, START, type Translator } from './translator.js';

/** What a translator computes from one more word. */
export interface NextWord {
  /** `[words]`: scores of the word that comes next. */
  logits: tf.Tensor1D;
  /** `[heads, m]`: where it looks in the source. */
  crossWeights: tf.Tensor2D;
  /** The cache with this word's keys and values in it. */
  cache: TranslationCache;
}

/**
 * Reads a sentence that is to be translated: all that `decodeNext` needs of it, computed once.
 *
 *     memory = encoder(source)     K = memory W_K     V = memory W_V
 *
 * @param translator as of `loadTranslators` or `firstTranslator`
 * @param source words that it reads
 * @returns a cache with no target word in it yet
 * @throws {RangeError} if the translator doesn't know a word
 * @example
 * const { german } = await loadTranslators();
 * const { memory, past } = startDecoding(german, ['forty', 'five']);
 * memory.keys.shape; // → [1, 4, 2, 8]
 * past; // → undefined
 */
export function startDecoding(translator: Translator, source: readonly string[]): TranslationCache {
  checkTranslator('startDecoding', translator);
  checkKnown('startDecoding', 'source', source, translator.sourceWords);
  return tf.tidy(() => {
    const read = encodeBatch(translator, batchOf([source], translator.sourceWords));
    return cacheOf(translator, read);
  });
}

/**
 * Puts one more word in, and scores the word that comes next: the row that `readTranslation` has last.
 *
 * Queries, keys and values are made of this one word; those of the words before are in the cache (KV cache).
 *
 * @param translator the one that made the cache
 * @param cache what `startDecoding`, or this function for the word before, gave; it stays as it is
 * @param word `⟨start⟩` at first, then a target word at a time
 * @returns logits, cross-attention's weights, and the next cache
 * @throws {RangeError} if the translator doesn't know the word
 * @example
 * const { german } = await loadTranslators();
 * const { cache, logits } = decodeNext(german, startDecoding(german, ['forty', 'five']), '⟨start⟩');
 * german.targetWords[logits.argMax().dataSync()[0]]; // → 'fünf'
 * decodeNext(german, cache, 'fünf').cache.past.keys.shape; // → [1, 4, 2, 8]
 */
export function decodeNext(translator: Translator, cache: TranslationCache, word: string): NextWord {
  checkTranslator('decodeNext', translator);
  checkCache(translator, cache);
  checkKnown('decodeNext', 'word', [word], translator.targetWords);
  if (!cache.past && word !== START)
    throw new RangeError(`decodeNext: expected ${START} as the first word, got "${word}"`);
  return tf.tidy(() => {
    const { ids } = batchOf([[word]], translator.targetWords);
    const { logits, layer, cache: next } = decodeBehind(translator, ids, cache, false);
    const { weights } = layer.crossAttention; // [1, heads, 1, m]
    const crossWeights: tf.Tensor2D = tf.squeeze(weights, [0, 2]);
    return { logits: tf.squeeze<tf.Tensor1D>(logits), crossWeights, cache: next };
  });
}

function checkCache({ params, headCount }: Translator, cache: unknown): void {
  const { memory, mask, past } = (cache ?? {}) as Partial<TranslationCache>;
  if (!memory || !mask)
    throw new TypeError(`decodeNext: expected cache as of startDecoding, got ${described(cache)}`);
  const dHead = params.wOutput!.shape[0]! / headCount;
  const kept = { 'cache.memory': memory, ...(past && { 'cache.past': past }) };
  for (const [name, { keys, values }] of Object.entries(kept)) {
    checkRank('decodeNext', `${name}.keys`, keys, [4, 4]);
    checkShape('decodeNext', `${name}.keys`, keys, [1, headCount, '*', dHead]);
    checkRank('decodeNext', `${name}.values`, values, [4, 4]);
    checkShape('decodeNext', `${name}.values`, values, keys.shape);
  }
  checkType('decodeNext', 'cache.mask', mask, 'bool');
  checkShape('decodeNext', 'cache.mask', mask, [1, 1, memory.keys.shape[2]!]);
}
