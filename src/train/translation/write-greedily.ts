import * as tf from '@tensorflow/tfjs';
import { batchOf, decodeBatch, encodeBatch } from './through-translator.js';
import { END, START, type Translator } from './translator.js';

/**
 * Translates many sentences at once: at each step the likeliest next word of each, until all have ended.
 *
 * @param longest so many words at most
 * @returns the words of each, without start and end
 */
export function writeGreedily(
  translator: Translator,
  sources: readonly (readonly string[])[],
  longest: number,
): string[][] {
  return tf.tidy(() => {
    const { sourceWords, targetWords } = translator;
    const memory = encodeBatch(translator, batchOf(sources, sourceWords));
    const [start, end] = [targetWords.indexOf(START), targetWords.indexOf(END)];
    const ids = sources.map(() => [start]);
    while (ids[0]!.length <= longest && ids.some((row) => !row.includes(end))) {
      const likeliest = tf.tidy(() => {
        const { logits } = decodeBatch(translator, ids, memory);
        const last = tf.squeeze(tf.slice(logits, [0, ids[0]!.length - 1], [-1, 1]), [1]); // [sentences, words]
        return tf.argMax(last, -1).dataSync<'int32'>();
      });
      for (const [s, row] of ids.entries()) row.push(likeliest[s]!);
    }
    return ids.map((row) => wordsOf(row.slice(1), end, targetWords));
  });
}

function wordsOf(ids: number[], end: number, words: readonly string[]): string[] {
  const length = ids.includes(end) ? ids.indexOf(end) : ids.length;
  return ids.slice(0, length).map((id) => words[id]!);
}
