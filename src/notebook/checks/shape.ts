import type { Tensor } from '@tensorflow/tfjs';
import { waits } from './waits.js';

/**
 * Checks a shape that was thought out before looking.
 *
 * @param answer the learner's shape, for example [7, 50]
 * @param of the tensor that has it
 * @example
 * check.shape([7, 50], tf.zeros([7, 50])); // prints ✓ shape: right
 */
export function shape(answer: readonly number[], of: Tensor): void {
  if (waits('shape', answer)) return;
  if (!Array.isArray(answer) || answer.some((size) => typeof size !== 'number'))
    throw new TypeError(
      `check.shape: expected a list of sizes, got ${Array.isArray(answer) ? 'other things' : typeof answer}`,
    );
  const hint = whatDiffers(answer, of.shape);
  console.log(hint ? `✗ shape: ${hint}` : '✓ shape: right');
}

function whatDiffers(answer: readonly number[], truth: readonly number[]): string | undefined {
  if (answer.length !== truth.length)
    return `${answer.length} ${answer.length === 1 ? 'size' : 'sizes'}, but the tensor is of rank ${truth.length}`;
  if (answer.every((size, axis) => size === truth[axis])) return undefined;
  const sorted = (sizes: readonly number[]) => sizes.toSorted((a, b) => a - b).join();
  if (sorted(answer) === sorted(truth)) return 'the right sizes in the wrong order';
  const right = answer.filter((size, axis) => size === truth[axis]).length;
  return `${right} of ${truth.length} sizes are right`;
}
