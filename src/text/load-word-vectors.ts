import * as tf from '@tensorflow/tfjs';
import { readAsset } from '../assets/read-asset.js';
import { storedVectors } from './stored-vectors.js';
import type { WordVectors } from './word-vectors.js';

let loaded: Promise<WordVectors> | undefined;

/**
 * Loads the word vectors that come with the kit: GloVe 6B, 27,000 words with 50 numbers each, the most frequent word first.
 *
 * The first call reads the files and makes TensorFlow.js ready; later calls give the same object again.
 * The numbers are Stanford's, rounded to the nearest 1/6000; `data/README.md` says where they come from.
 *
 * @see Jeffrey Pennington, Richard Socher, Christopher D. Manning (2014), GloVe: Global Vectors for Word Representation,
 *   https://nlp.stanford.edu/projects/glove/
 * @example
 * const vectors = await loadWordVectors();
 * vectors.words.length; // → 27000
 * vectors.words.slice(0, 3); // → ['the', ',', '.']
 */
export function loadWordVectors(): Promise<WordVectors> {
  loaded ??= load().catch((error: Error) => {
    loaded = undefined;
    throw error;
  });
  return loaded;
}

async function load(): Promise<WordVectors> {
  const [words, numbers] = await Promise.all([
    readAsset('glove-50d.txt'),
    readAsset('glove-50d.bin'),
    tf.ready(),
  ]);
  return storedVectors(words, numbers);
}
