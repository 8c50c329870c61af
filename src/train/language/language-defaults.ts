import type { ModelSize } from './model-size.js';

/** How language models are trained unless told otherwise. */
export const languageDefaults: {
  steps: number;
  batchSize: number;
  learningRateOf: (size: ModelSize) => number;
} = {
  steps: 2000,
  batchSize: 16,
  learningRateOf: ({ dModel }) => 0.02 * Math.sqrt(16 / dModel),
};
