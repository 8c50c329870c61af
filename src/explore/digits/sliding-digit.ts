import { readAsset } from '../../assets/read-asset.js';
import { checkOptions, type OptionChecks } from '../../check/options.js';
import type { Explorable } from '../explorable.js';
import { checkDigit, checkShift } from './check-digit.js';
import { type DigitNets, digitNetsFrom } from './digit-nets.js';
import { readingOf } from './digit-reading.js';
import type { Shift } from './digit-state.js';

/** What a digit to slide can be told; everything is optional. */
export interface SlidingDigitOptions {
  /** Which digit, 0 to 9 (9): of each, the first image of those that no net has learned from. */
  digit?: number;
  /** Pixels to the right of the middle, and below it, −2 to 2 (the middle). */
  shift?: Shift;
}

const CALLER = 'slidingDigit';
const OPTIONS: OptionChecks<SlidingDigitOptions> = { digit: checkDigit, shift: checkShift };

let nets: Promise<DigitNets> | undefined;

/**
 * A handwritten digit to slide over its canvas, and what both nets of `loadImageNets` read at each place.
 *
 * Shares are those of `convolutionNet` and `patchTransformer`. Beside them: what speaks for the digit in the maps of the last
 * convolution (the mean of that picture, and a bias, is its score), and which patches the transformer's second layer looks at.
 *
 * @param options digit and place
 * @returns what `explore` shows, once the nets are loaded
 * @throws {RangeError} if there is no such digit, or it would leave its canvas
 * @example
 * await explore(await slidingDigit({ digit: 4, shift: [1, 0] }));
 * // prints A 4, one pixel to the right: both nets read it. The convolution: 4 1.00, 6 <0.01, 0 <0.01. The transformer: 4 0.99, 8 <0.01, 6 <0.01. Of 25 places this digit is read rightly by the convolution at 25, by the transformer at 6. The transformer looks most at the patch in row 3, column 4: 0.20.
 */
export async function slidingDigit(options: SlidingDigitOptions = {}): Promise<Explorable> {
  checkOptions(CALLER, options, OPTIONS);
  nets ??= digitNetsFrom(readAsset).catch((error: Error) => {
    nets = undefined;
    throw error;
  });
  const { digit = 9, shift = [0, 0] } = options;
  return { name: 'sliding-digit', state: { digit, shift, read: readingOf(await nets, digit, shift) } };
}
