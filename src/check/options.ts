import { described } from './described.js';
import { nearest } from './nearest.js';
import { type Check, checkObject } from './values.js';

/** For each option that a function knows, what its value must be. */
export type OptionChecks<Options> = { readonly [Name in keyof Options]-?: Check };

/**
 * Asserts that `options` is an object in which each name is known and each value is as it should be.
 *
 * An option of value `undefined` counts as not given.
 *
 * @throws {TypeError} if it is no object, or a value is of another kind
 * @throws {RangeError} if a name is unknown (the nearest known one is offered), or a value is out of range
 */
export function checkOptions<Options extends object>(
  caller: string,
  options: Options,
  checks: OptionChecks<Options>,
): void {
  checkObject(caller, 'options', options);
  for (const [name, value] of Object.entries(options)) {
    if (!Object.hasOwn(checks, name))
      throw new RangeError(`${caller}: ${unknownOption(name, Object.keys(checks))}`);
    if (value !== undefined) checks[name as keyof Options](caller, name, value);
  }
}

function unknownOption(name: string, known: readonly string[]): string {
  const guess = nearest(name, known);
  return `expected one of the options ${known.join(', ')}, got ${name}${guess ? ` (did you mean ${guess}?)` : ''}`;
}

/** For an option that is checked later, together with what it belongs to. */
export const checkLater: Check = () => undefined;

/** Asserts that an argument that has to be given is an object with all of these names. */
export function checkHas(
  caller: string,
  name: string,
  value: unknown,
  parts: Readonly<Record<string, Check>>,
): void {
  checkObject(caller, name, value);
  for (const [part, check] of Object.entries(parts)) {
    const found = (value as Record<string, unknown>)[part];
    if (found === undefined)
      throw new TypeError(`${caller}: expected ${name} with ${part}, got ${described(value)} without`);
    check(caller, `${name}.${part}`, found);
  }
}
