import { seededRandom } from '../seeded-random.js';

/** How translators are trained unless told otherwise. */
export const translatorDefaults: { steps: number; batchSize: number; learningRate: number } = {
  steps: 400,
  batchSize: 64,
  learningRate: 0.005,
};

/** How many steps the learning rate grows. */
const WARM_UP = 100;

/** By what the learning rate is multiplied at a step, from 1: up evenly to 1, then down evenly to nothing. */
export function paceAt(step: number, steps: number): number {
  const down = (steps - step + 1) / Math.max(steps - WARM_UP, 1);
  return Math.min(step / WARM_UP, down, 1);
}

/** Gives the next pairs at each call: all once, in an order that the seed chooses, before any comes again. */
export function pairBatches<Pair>(pairs: readonly Pair[], size: number, seed: number): () => Pair[] {
  const random = seededRandom(seed);
  const queue: Pair[] = [];
  return () => {
    while (queue.length < size) {
      const keyed = pairs.map((pair) => ({ pair, key: random() }));
      for (const { pair } of keyed.sort((a, b) => a.key - b.key)) queue.push(pair);
    }
    return queue.splice(0, size);
  };
}
