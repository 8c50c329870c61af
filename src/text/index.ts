export { analogy } from './analogy.js';
export { embed } from './embed.js';
export { loadWordVectors } from './load-word-vectors.js';
export { nearestSpellings } from './nearest-spellings.js';
export { nearestWords, type SimilarWord } from './nearest-words.js';
export { parseWordVectors } from './parse-word-vectors.js';
export { tokenize } from './tokenize.js';
export { type WordVectors, wordVectorsFrom } from './word-vectors.js';
