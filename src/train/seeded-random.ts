import { checkWhole } from '../check/values.js';

/**
 * A source of chance that gives the same numbers for the same seed, on every machine: mulberry32.
 *
 * @param seed a whole number
 * @returns a function whose every call gives the next number, 0 ≤ number < 1
 * @see Tommy Ettinger (2017), mulberry32, https://gist.github.com/tommyettinger/46a874533244883189143505d203312c
 * @example
 * const random = seededRandom(7);
 * [random(), random()].map((x) => x.toFixed(4)); // → ['0.0117', '0.0620']
 */
export function seededRandom(seed: number): () => number {
  checkWhole('seededRandom', 'seed', seed);
  return randomOf(seed);
}

/** The same with nothing checked. */
export function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
