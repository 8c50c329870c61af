import { described } from '../../../check/described.js';
import { checkNames } from '../../../check/options.js';
import { checkObject, checkText } from '../../../check/values.js';

/** Sizes that were met so far, by the letters that stand for them. */
export type Sizes = Map<string, number>;

/** Asserts something about one thing that a check is given; what came before it has told some sizes. */
export type GivenCheck = (caller: string, name: string, value: unknown, sizes: Sizes) => void;

/** What a check must be given, in an order in which sizes become known. */
export type Givens<Given> = { readonly [Name in keyof Given]-?: GivenCheck };

/**
 * Asserts that a check is given what it needs, so that what an answer is compared with can be computed.
 *
 * @param caller `check.scores`
 * @throws {TypeError | RangeError} in one sentence, if something is missing, misspelt, of another kind, or doesn't fit the rest
 */
export function checkGiven(
  caller: string,
  given: object,
  givens: Readonly<Record<string, GivenCheck>>,
): void {
  checkObject(caller, 'given', given);
  const checks = { ...givens, exercise: optional(checkText) };
  checkNames(caller, 'the names of given', given, Object.keys(checks));
  const told = given as Readonly<Record<string, unknown>>;
  const sizes: Sizes = new Map();
  for (const [name, check] of Object.entries(checks)) check(caller, name, told[name], sizes);
}

/** Makes the check for what may be left out. */
export function optional(check: GivenCheck): GivenCheck {
  return (caller, name, value, sizes) => {
    if (value !== undefined) check(caller, name, value, sizes);
  };
}

/** Makes the check for a whole number within what sizes allow. */
export function wholeWithin(range: (sizes: Sizes) => readonly [least: number, most: number]): GivenCheck {
  return (caller, name, value, sizes) => {
    const [least, most] = range(sizes);
    if (Number.isSafeInteger(value) && (value as number) >= least && (value as number) <= most) return;
    const expected = `${name} as a whole number from ${least} to ${most}`;
    throw new RangeError(`${caller}: expected ${expected}, got ${described(value)}`);
  };
}
