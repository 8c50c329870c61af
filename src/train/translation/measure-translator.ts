import * as tf from '@tensorflow/tfjs';
import { checkOptions } from '../../check/options.js';
import { checkCount } from '../../check/values.js';
import { batchOf, decodeBatch, encodeBatch } from './through-translator.js';
import { checkTranslator, START, type Translator } from './translator.js';
import { checkPairs, type WordPair } from './word-pair.js';
import { wordsOf, writeByBeams } from './write-by-beams.js';

/** How often a translator is right, and how often its cross-attention is. */
export interface TranslatorMeasure {
  /** Which share of translations has every word right, from 0 to 1. */
  right: number;
  /** The translations, in the order of the pairs. */
  translations: string[][];
  /** For each head: of the target words that come from exactly one source word, the share whose largest weight is on it. */
  aligned: number[];
  /** The same, of the mean of all heads. */
  alignedMean: number;
}

/**
 * Lets a translator translate, and counts what is right: whole translations, and where it looks.
 *
 * A look counts where it is taken: in the row that foretells a word, with the right words before it.
 *
 * @param translator as of `loadTranslators` or `firstTranslator`
 * @param pairs source and target words, and which come from which
 * @param options `width`: how many beginnings are kept after each word (1: greedy decoding)
 * @returns shares of right translations and of right looks (NaN where no word comes from exactly one)
 * @throws {RangeError} if there is no pair, or a word that the translator doesn't know
 * @example
 * const { german } = await loadTranslators();
 * const { right, translations } = measureTranslator(german, [numberPair(21, 'german'), numberPair(45, 'german')]);
 * right; // → 1
 * translations[0]; // → ['ein', 'und', 'zwanzig']
 */
export function measureTranslator(
  translator: Translator,
  pairs: readonly WordPair[],
  options: { width?: number } = {},
): TranslatorMeasure {
  checkTranslator('measureTranslator', translator);
  checkPairs('measureTranslator', pairs, translator);
  checkOptions('measureTranslator', options, { width: checkCount });
  const sources = pairs.map(({ source }) => source);
  const longest = pairs.reduce((most, { target }) => Math.max(most, target.length), 0) + 1;
  const beams = writeByBeams(translator, sources, { width: options.width ?? 1, longest });
  const translations = beams.map(([first]) => wordsOf(first!, translator));
  const isRight = pairs.map(({ target }, i) => target.join(' ') === translations[i]!.join(' '));
  const looks = looksOf(translator, pairs);
  const aligned = looks.slice(0, -1).map((most) => shareOnSource(most, pairs));
  const alignedMean = shareOnSource(looks.at(-1)!, pairs);
  return { right: isRight.filter(Boolean).length / pairs.length, translations, aligned, alignedMean };
}

/** For each head, and last for their mean: `[sentences][n + 1]`, the source place with the largest weight. */
function looksOf(translator: Translator, pairs: readonly WordPair[]): number[][][] {
  return tf.tidy(() => {
    const { sourceWords, targetWords } = translator;
    const memory = encodeBatch(
      translator,
      batchOf(
        pairs.map(({ source }) => source),
        sourceWords,
      ),
    );
    const inputs = batchOf(
      pairs.map(({ target }) => [START, ...target]),
      targetWords,
    );
    const { weights } = decodeBatch(translator, inputs.ids, memory).layer.crossAttention; // [s, heads, n + 1, m]
    const heads = tf.unstack(weights, 1);
    return [...heads, tf.mean(weights, 1)].map((rows) => tf.argMax(rows, -1).arraySync() as number[][]);
  });
}

function shareOnSource(most: number[][], pairs: readonly WordPair[]): number {
  const judged = pairs.flatMap(({ from }, s) =>
    from.flatMap((places, i) => (places.length === 1 ? [most[s]![i] === places[0]] : [])),
  );
  return judged.filter(Boolean).length / judged.length;
}
