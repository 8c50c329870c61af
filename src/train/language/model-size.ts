import { checkHas } from '../../check/options.js';
import { type Check, checkCount, checkSizes } from '../../check/values.js';

/** How large a language model is. */
export interface ModelSize {
  /** Layers, one after the other. */
  layerCount: number;
  /** Numbers a character. */
  dModel: number;
  /** Heads in each layer. */
  headCount: number;
  /** How many characters it sees at most. */
  context: number;
}

/**
 * The sizes that chapter 13 compares, the smallest first: each has two to four times as many learned numbers in its layers as the one before.
 *
 * @example
 * modelSizes.map(({ dModel }) => dModel); // → [16, 24, 40, 64, 96, 128]
 */
export const modelSizes: readonly Readonly<ModelSize>[] = [
  { layerCount: 1, dModel: 16, headCount: 2, context: 128 },
  { layerCount: 2, dModel: 24, headCount: 3, context: 128 },
  { layerCount: 2, dModel: 40, headCount: 5, context: 128 },
  { layerCount: 3, dModel: 64, headCount: 4, context: 128 },
  { layerCount: 4, dModel: 96, headCount: 6, context: 128 },
  { layerCount: 5, dModel: 128, headCount: 8, context: 128 },
];

/** Asserts that a value is a size, whose heads share out its numbers evenly. */
export const checkSize: Check = (caller, name, value) => {
  const parts = { layerCount: checkCount, dModel: checkCount, headCount: checkCount, context: checkCount };
  checkHas(caller, name, value, parts);
  const { dModel, headCount } = value as ModelSize;
  if (dModel % headCount !== 0)
    throw new RangeError(`${caller}: expected ${name}.headCount to divide ${dModel}, got ${headCount}`);
  const { layerCount, context } = value as ModelSize;
  checkSizes(caller, { '12 · layerCount · dModel': 12 * layerCount * dModel, dModel });
  checkSizes(caller, { context, dModel });
};
