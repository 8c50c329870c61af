import { described } from '../check/described.js';
import { nearestSpellings } from './nearest-spellings.js';
import type { WordVectors } from './word-vectors.js';

const SHOWN = 3;

/** Names words that have no vector, each once, with what is spelled like it. */
export function unknownWords(words: readonly string[], vectors: WordVectors): string {
  const different = [...new Set(words)];
  const named = different.slice(0, SHOWN).map((word) => `${described(word)} ${offer(word, vectors)}`);
  const more = different.length > SHOWN ? ` and ${different.length - SHOWN} more` : '';
  return `${named.join(', ')}${more}`;
}

function offer(word: string, vectors: WordVectors): string {
  const near = nearestSpellings(word, vectors.words, 3);
  return near.length > 0 ? `(nearest spellings: ${near.join(', ')})` : '(no word is spelled like it)';
}
