import { seededRandom } from '../seeded-random.js';
import type { Shift } from './place-digits.js';
import { shuffled } from './split-digits.js';

/** How the two nets are trained unless told otherwise. */
export const trainingDefaults: {
  steps: number;
  batchSize: number;
  learningRate: { convolution: number; transformer: number };
} = { steps: 400, batchSize: 50, learningRate: { convolution: 0.01, transformer: 0.003 } };

/** Images to look at before the next change. */
export interface ImageBatch {
  /** Which images. */
  places: number[];
  /** By how much each is shifted. */
  shifts: Shift[];
}

/**
 * Gives the next batch at each call: all images once, in an order that the seed chooses, before any comes again.
 *
 * @param count how many images there are
 * @param options images a batch, largest shift, seed
 */
export function batchesOf(
  count: number,
  { batchSize, jitter, seed }: { batchSize: number; jitter: number; seed: number },
): () => ImageBatch {
  const random = seededRandom(seed);
  const by = () => Math.floor(random() * (2 * jitter + 1)) - jitter;
  const queue: number[] = [];
  let round = 0;
  return () => {
    while (queue.length < batchSize)
      for (const place of shuffled(count, 1000 * seed + round++)) queue.push(place);
    const places = queue.splice(0, batchSize);
    return { places, shifts: places.map(() => [by(), by()] as const) };
  };
}
