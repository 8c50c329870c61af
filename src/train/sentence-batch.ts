import * as tf from '@tensorflow/tfjs';
import { paddingMask } from '../attention/index.js';
import type { WordVectors } from '../text/index.js';
import type { Sentence } from './generate-sentences.js';

/** Sentences side by side, the shorter ones filled up with zeros. */
export interface SentenceBatch {
  /** [sentences, n, dModel]: the words */
  x: tf.Tensor3D;
  /** [sentences, 1, n]: true for words, false for filling */
  mask: tf.Tensor3D;
  /** [sentences * n, dModel]: the vector of the word that each word is about */
  about: tf.Tensor2D;
  /** [sentences * n]: 1 for words that are judged, 0 for others and for filling */
  judged: tf.Tensor1D;
}

/** Lays sentences side by side for one training step; yours to dispose. */
export function sentenceBatch(sentences: readonly Sentence[], vectors: WordVectors): SentenceBatch {
  const lengths = sentences.map(({ tokens }) => tokens.length);
  const [n, dModel] = [lengths.reduce((a, b) => Math.max(a, b), 0), vectors.dModel];
  const fill = <T>(row: readonly T[]): (T | null)[] => Array.from({ length: n }, (_, i) => row[i] ?? null);
  const tokens = sentences.flatMap((sentence) => fill(sentence.tokens));
  const about = sentences.flatMap((sentence) => fill(sentence.about));
  return {
    x: tf.tensor3d(rowsOf(tokens, vectors), [sentences.length, n, dModel]),
    mask: paddingMask(lengths, n),
    about: tf.tensor2d(rowsOf(about, vectors), [about.length, dModel]),
    judged: tf.tensor1d(about.map((word) => (word === null ? 0 : 1))),
  };
}

function rowsOf(words: (string | null)[], { rowOf, values, dModel }: WordVectors): Float32Array {
  const rows = new Float32Array(words.length * dModel);
  words.forEach((word, i) => {
    const row = word === null ? undefined : rowOf.get(word);
    if (row !== undefined) rows.set(values.subarray(row * dModel, (row + 1) * dModel), i * dModel);
  });
  return rows;
}
