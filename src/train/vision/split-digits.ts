import { described } from '../../check/described.js';
import { checkHas } from '../../check/options.js';
import { type Check, checkCount, checkEach, checkWhole } from '../../check/values.js';
import { seededRandom } from '../seeded-random.js';
import type { Digits } from './load-digits.js';
import { checkImages } from './place-digits.js';

/** Asserts that a value is images with a label each. */
export function checkDigits(caller: string, digits: Digits): void {
  checkHas(caller, 'digits', digits, { images: checkImages, labels: checkEach(checkLabel) });
  const { images, labels } = digits;
  if (images.length !== labels.length)
    throw new RangeError(
      `${caller}: expected as many labels as images, got ${labels.length} for ${images.length}`,
    );
}

const checkLabel: Check = (caller, name, value) => {
  if (!(Number.isInteger(value) && (value as number) >= 0 && (value as number) <= 9))
    throw new RangeError(`${caller}: expected ${name} as a digit from 0 to 9, got ${described(value)}`);
};

/** Images that are kept from all training. */
const TEST = 500;

/**
 * Draws images to learn from, and puts 500 aside that no training sees: these are the same for every count and seed.
 *
 * Both come from the same 13 people.
 *
 * @param digits those of `loadDigits`
 * @param count how many to learn from, up to all but 500
 * @param seed chooses them
 * @returns `train` and `test`, two sets without a common image
 * @throws {RangeError} if there are not so many
 * @example
 * const { train, test } = splitDigits(await loadDigits(), 100, 1);
 * [train.labels.length, test.labels.length]; // → [100, 500]
 */
export function splitDigits(digits: Digits, count: number, seed: number): { train: Digits; test: Digits } {
  checkDigits('splitDigits', digits);
  checkCount('splitDigits', 'count', count);
  checkWhole('splitDigits', 'seed', seed);
  const most = digits.labels.length - TEST;
  if (count > most)
    throw new RangeError(`splitDigits: expected ${most} images to learn from or fewer, got ${count}`);
  const { train, test } = splitPlaces(digits.labels.length, count, seed);
  return { train: picked(digits, train), test: picked(digits, test) };
}

/** The same, as places of the images. */
export function splitPlaces(all: number, count: number, seed: number): { train: number[]; test: number[] } {
  const order = shuffled(all, 0);
  const rest = order.slice(TEST);
  const chosen = shuffled(rest.length, seed).slice(0, count);
  return { train: chosen.map((i) => rest[i]!), test: order.slice(0, TEST) };
}

/** The numbers from 0 to `count` − 1 in an order that the seed chooses. */
export function shuffled(count: number, seed: number): number[] {
  const random = seededRandom(seed);
  const order = Array.from({ length: count }, (_, i) => i);
  for (let i = count - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [order[i], order[j]] = [order[j]!, order[i]!];
  }
  return order;
}

/** The digits at some places. */
export function picked({ images, labels }: Digits, places: readonly number[]): Digits {
  return { images: places.map((i) => images[i]!), labels: places.map((i) => labels[i]!) };
}
