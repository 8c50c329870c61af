import * as tf from '@tensorflow/tfjs';
import { checkOptions } from '../../check/options.js';
import { checkFlag, checkTexts } from '../../check/values.js';
import { batchOf, decodeBatch, encodeBatch } from './through-translator.js';
import { checkKnown, checkTranslator, START, type Translator } from './translator.js';

/** What a translator computes from a sentence and the beginning of its translation. */
export interface TranslationReading {
  /** `[n + 1, words]`: row i scores the word that comes after the first i words. */
  logits: tf.Tensor2D;
  /** `[heads, n + 1, n + 1]`: where each of `⟨start⟩` and the target words looks among them. */
  selfWeights: tf.Tensor3D;
  /** `[heads, n + 1, m]`: where it looks in the source; row i is the look that foretells word i. */
  crossWeights: tf.Tensor3D;
}

/**
 * Passes a sentence and its translation, or the beginning of one, through a translator: all places at once.
 *
 *     memory = encoder(source)     logits = decoder(⟨start⟩ target, memory)
 *
 * Sizes: m source words, n target words. Each place is told the right words before it (teacher forcing).
 *
 * @param translator as of `loadTranslators` or `firstTranslator`
 * @param source words that it reads
 * @param target words put in after `⟨start⟩`; there may be none yet
 * @param options `causal`: whether the words after a place are hidden from it (true)
 * @returns logits, self-attention's and cross-attention's weights
 * @throws {RangeError} if the translator doesn't know a word
 * @example
 * const translator = firstTranslator({ source: ['twenty', 'one'], target: ['ein', 'und', 'zwanzig'] });
 * const { logits, crossWeights } = readTranslation(translator, ['twenty', 'one'], ['ein', 'und']);
 * [logits.shape, crossWeights.shape]; // → [[3, 5], [4, 3, 2]]
 */
export function readTranslation(
  translator: Translator,
  source: readonly string[],
  target: readonly string[],
  options: { causal?: boolean } = {},
): TranslationReading {
  checkTranslator('readTranslation', translator);
  const { sourceWords, targetWords } = translator;
  checkKnown('readTranslation', 'source', source, sourceWords);
  checkTexts('readTranslation', 'target', target);
  if (target.length > 0) checkKnown('readTranslation', 'target', target, targetWords);
  checkOptions('readTranslation', options, { causal: checkFlag });
  return tf.tidy(() => {
    const memory = encodeBatch(translator, batchOf([source], sourceWords));
    const inputs = batchOf([[START, ...target]], targetWords);
    const { layer, logits } = decodeBatch(translator, inputs.ids, memory, options.causal);
    const one = (tensor: tf.Tensor) => tf.squeeze(tensor, [0]);
    return {
      logits: one(logits) as tf.Tensor2D,
      selfWeights: one(layer.attention.weights) as tf.Tensor3D,
      crossWeights: one(layer.crossAttention.weights) as tf.Tensor3D,
    };
  });
}
