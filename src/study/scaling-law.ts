import { checkHas } from '../check/options.js';
import { type Check, checkPositive } from '../check/values.js';

/** How well a model did: its learned numbers, what it learned from, and its loss. */
export interface ScalePoint {
  /** N: learned numbers. */
  numbers: number;
  /** D: how much it learned from, such as characters. */
  data: number;
  /** L */
  loss: number;
}

/** A law of how the loss falls with learned numbers and data: `L = floor + a / N^alpha + b / D^beta`. */
export interface ScalingLaw {
  /** E: what no size and no data takes away. */
  floor: number;
  a: number;
  alpha: number;
  b: number;
  beta: number;
}

const checkAtLeastNothing: Check = (caller, name, value) => {
  if (typeof value !== 'number')
    throw new TypeError(`${caller}: expected ${name} of 0 or more, got a ${typeof value}`);
  if (!(Number.isFinite(value) && value >= 0))
    throw new RangeError(`${caller}: expected ${name} of 0 or more, got ${value}`);
};

/** Asserts that a value is a law. */
export const checkLaw: Check = (caller, name, value) => {
  const part = checkAtLeastNothing;
  checkHas(caller, name, value, { floor: part, a: part, alpha: part, b: part, beta: part });
};

/**
 * The loss that a law foretells.
 *
 *     L(N, D) = E + A / N^α + B / D^β
 *
 * @param law as of `fitScalingLaw`
 * @param numbers N: learned numbers
 * @param data D: how much is learned from
 * @throws {RangeError} if numbers or data is not above 0
 * @see Hoffmann et al. 2022, Training Compute-Optimal Large Language Models, equation 2, https://arxiv.org/abs/2203.15556
 * @example
 * const law = { floor: 1, a: 10, alpha: 0.5, b: 8, beta: 1 };
 * lossByLaw(law, 100, 16); // → 2.5
 */
export function lossByLaw(law: ScalingLaw, numbers: number, data: number): number {
  checkLaw('lossByLaw', 'law', law);
  checkPositive('lossByLaw', 'numbers', numbers);
  checkPositive('lossByLaw', 'data', data);
  return foretold(law, numbers, data);
}

/** The same with nothing checked. */
export function foretold({ floor, a, alpha, b, beta }: ScalingLaw, numbers: number, data: number): number {
  return floor + a / numbers ** alpha + b / data ** beta;
}
