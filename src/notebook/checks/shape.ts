import { type Check, checkWith } from './judge/define-check.js';
import { readNumbers } from './judge/numbers.js';
import { list } from './judge/shapes.js';
import { isStrange } from './judge/strange.js';
import { right, wrong } from './judge/verdict.js';

/** What has a shape. */
export interface ShapeGiven {
  of: { readonly shape: readonly number[] };
}

/**
 * Checks a shape that was thought out before looking.
 *
 * @param answer the learner's shape, for example [7, 50]
 * @param given the tensor that has it
 * @example
 * check.shape([7, 50], { of: tf.zeros([7, 50]) }); // prints ✓ shape: right
 */
export const shape: Check<ShapeGiven> = checkWith('shape', (answer, { of }) => {
  const mine = readNumbers(answer);
  if (isStrange(mine)) return wrong(mine.text, mine.mistake);
  if (mine.shape.length > 1)
    return wrong(`expected a list of sizes, got numbers of shape ${list(mine.shape)}`);
  const hint = whatDiffers(mine.values, of.shape);
  return hint ? wrong(hint) : right('right');
});

function whatDiffers(answer: readonly number[], truth: readonly number[]): string | undefined {
  if (answer.length !== truth.length)
    return `${answer.length} ${answer.length === 1 ? 'size' : 'sizes'}, but the tensor is of rank ${truth.length}`;
  if (answer.every((size, axis) => size === truth[axis])) return undefined;
  const sorted = (sizes: readonly number[]) => sizes.toSorted((a, b) => a - b).join();
  if (sorted(answer) === sorted(truth)) return 'the right sizes in the wrong order';
  const fits = answer.filter((size, axis) => size === truth[axis]).length;
  return `${fits} of ${truth.length} sizes are right`;
}
