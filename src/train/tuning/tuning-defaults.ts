/** Which numbers of an encoder are changed: those of its last layer, of all layers, or small matrices that are added to some. */
export type TuningWay = 'last' | 'all' | 'lora';

/** How encoders are tuned unless told otherwise. */
export const tuningDefaults: {
  steps: number;
  batchSize: number;
  rank: number;
  learningRate: Readonly<Record<TuningWay, number>>;
} = { steps: 60, batchSize: 16, rank: 8, learningRate: { last: 2e-4, all: 4e-4, lora: 5e-3 } };

/** How many steps the learning rate grows. */
const WARM_UP = 10;

/** By what the learning rate is multiplied at a step, from 1: up evenly to 1, then down evenly to nothing. */
export function tuningPace(step: number, steps: number): number {
  const down = (steps - step + 1) / Math.max(steps - WARM_UP, 1);
  return Math.min(step / WARM_UP, down, 1);
}
