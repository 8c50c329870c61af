import type { PlainHeadParams } from '../../attention/word-by-word-attention.js';
import { squaresOf } from '../../text/nearest.js';
import { storedVectors } from '../../text/stored-vectors.js';
import type { WordVectors } from '../../text/word-vectors.js';

/** What a sentence is read with: the vectors of the kit's words, and its trained head. */
export interface Lexicon {
  readonly vectors: WordVectors;
  readonly squares: Float64Array;
  readonly head: PlainHeadParams;
}

/**
 * Reads the lexicon.
 *
 * @param read gives the bytes of a file of the kit's data
 */
export async function lexiconFrom(read: (name: string) => Promise<Uint8Array>): Promise<Lexicon> {
  const [words, numbers, head] = await Promise.all(
    ['glove-50d.txt', 'glove-50d.bin', 'trained-head.json'].map(read),
  );
  const { wQuery, wKey, wValue }: PlainHeadParams = JSON.parse(new TextDecoder().decode(head));
  const vectors = storedVectors(words!, numbers!);
  return { vectors, squares: squaresOf(vectors), head: { wQuery, wKey, wValue } };
}
