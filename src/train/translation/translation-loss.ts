import * as tf from '@tensorflow/tfjs';
import { checkOptions } from '../../check/options.js';
import { checkFlag } from '../../check/values.js';
import { batchOf, decodeBatch, encodeBatch } from './through-translator.js';
import { checkTranslator, END, START, type Translator } from './translator.js';
import { checkPairs, type WordPair } from './word-pair.js';

/** What the loss may be told. */
export interface LossOptions {
  /** Whether the words after a place are hidden from it (true); without, a word is put in where it shall come out. */
  causal?: boolean;
}

/**
 * How badly a translator foretells the target words of some pairs, each from the right words before it (teacher forcing).
 *
 *     loss = mean over all target words, and the end of each sentence, of −log p(word | source, the right words before)
 *
 * What is put in is what shall come out, moved by one: `⟨start⟩ a b` and `a b ⟨end⟩`. Guessing costs log(target words).
 *
 * @param translator its numbers may be variables
 * @param pairs source and target words
 * @param options `causal`
 * @returns a scalar, through which gradients flow
 * @throws {RangeError} if there is no pair, or a word that the translator doesn't know
 * @example
 * const translator = firstTranslator({ source: ['one'], target: ['eins'] });
 * translator.params.wOutput.assign(tf.zeros([32, 3])); // all words are equally likely: log 3
 * translationLoss(translator, [numberPair(1, 'german')]); // → 1.0986
 */
export function translationLoss(
  translator: Translator,
  pairs: readonly WordPair[],
  options: LossOptions = {},
): tf.Scalar {
  checkTranslator('translationLoss', translator);
  checkPairs('translationLoss', pairs, translator);
  checkOptions('translationLoss', options, { causal: checkFlag });
  return lossOf(translator, pairs, options.causal);
}

/** The same with nothing checked, for what the kit has made itself. */
export function lossOf(translator: Translator, pairs: readonly WordPair[], causal = true): tf.Scalar {
  return tf.tidy(() => {
    const { sourceWords, targetWords } = translator;
    const sources = batchOf(
      pairs.map(({ source }) => source),
      sourceWords,
    );
    const inputs = batchOf(
      pairs.map(({ target }) => [START, ...target]),
      targetWords,
    );
    const right = batchOf(
      pairs.map(({ target }) => [...target, END]),
      targetWords,
    );
    const { logits } = decodeBatch(translator, inputs.ids, encodeBatch(translator, sources), causal);
    const counts = right.ids.map((row, s) => row.map((_, i) => (i < right.lengths[s]! ? 1 : 0)));
    const answers = tf.oneHot(tf.tensor2d(right.ids, undefined, 'int32'), targetWords.length);
    return tf.losses.softmaxCrossEntropy(answers, logits, tf.tensor2d(counts)) as tf.Scalar;
  });
}
