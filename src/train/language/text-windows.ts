import { seededRandom } from '../seeded-random.js';

/** Gives at each call so many windows of a text, each from a place that the seed chooses. */
export function textWindows(ids: number[], length: number, count: number, seed: number): () => number[][] {
  const next = windowStarts(ids.length, length, seed);
  return () =>
    Array.from({ length: count }, () => {
      const start = next();
      return ids.slice(start, start + length);
    });
}

/** Where windows begin, one at each call: every place from which a window fits is equally likely. */
export function windowStarts(textLength: number, length: number, seed: number): () => number {
  const random = seededRandom(seed);
  return () => Math.floor(random() * (textLength - length + 1));
}
