import { checkOptions, type OptionChecks } from '../../check/options.js';
import { checkCount, checkOneOf, checkWhole } from '../../check/values.js';
import { seededRandom } from '../seeded-random.js';
import { checkNumber, LARGEST } from './number-pair.js';

/** Which numbers are asked for: those to learn from, those left out by rule, or those of the block that is left out. */
export type NumberSplit = 'train' | 'unseen' | 'block';

/** What drawing may be told. */
export interface NumberDraw {
  /** Which numbers (`'train'`). */
  split?: NumberSplit;
  /** The largest (999,999). */
  most?: number;
  /** Chooses the numbers (1). */
  seed?: number;
}

const OPTIONS: OptionChecks<NumberDraw> = {
  split: checkOneOf('train', 'unseen', 'block'),
  most: checkNumber,
  seed: checkWhole,
};

const [BLOCK_FROM, BLOCK_TO] = [40_000, 49_999];

/** Where a number belongs: to the block of the forty thousands, else to the unseen where 7 leaves 3, else to training. */
export function splitOf(number: number): NumberSplit {
  if (number >= BLOCK_FROM && number <= BLOCK_TO) return 'block';
  return number % 7 === 3 ? 'unseen' : 'train';
}

/**
 * Draws numbers, half of them evenly and half by their count of digits, so that short ones occur.
 *
 * Never in `'train'`: numbers that leave 3 when divided by 7 (`'unseen'`), and all from 40,000 to 49,999 (`'block'`).
 *
 * @param count how many
 * @param options which split, the largest, seed
 * @returns whole numbers from 0; one may come twice
 * @throws {RangeError} if there is none of the split up to `most`
 * @example
 * drawNumbers(3, { split: 'unseen', most: 10 }).every((number) => number === 3 || number === 10); // → true
 * drawNumbers(1, { split: 'block' })[0] >= 40000; // → true
 */
export function drawNumbers(count: number, options: NumberDraw = {}): number[] {
  checkCount('drawNumbers', 'count', count);
  checkOptions('drawNumbers', options, OPTIONS);
  const { split = 'train', most = LARGEST, seed = 1 } = options;
  const least = { train: 0, unseen: 3, block: BLOCK_FROM }[split];
  if (most < least)
    throw new RangeError(`drawNumbers: expected most of ${least} or more for '${split}', got ${most}`);
  const random = seededRandom(seed);
  const below = (limit: number) => Math.floor(random() * limit);
  const inBlock = () => BLOCK_FROM + below(Math.min(most, BLOCK_TO) - BLOCK_FROM + 1);
  const evenly = () => below(most + 1);
  const byDigits = () => below(Math.min(10 ** (1 + below(`${most}`.length)), most + 1));
  const draw = split === 'block' ? inBlock : () => (random() < 0.5 ? evenly() : byDigits());
  return Array.from({ length: count }, () => {
    let number = draw();
    while (splitOf(number) !== split) number = draw();
    return number;
  });
}
