import { described } from './described.js';
import { nearest } from './nearest.js';
import { type Check, checkEach, checkObject } from './values.js';

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
  checkNames(caller, 'the options', options, Object.keys(checks));
  for (const [name, value] of Object.entries(options))
    if (value !== undefined) checks[name as keyof Options](caller, name, value);
}

/**
 * Asserts that an object has no other names than those that its reader knows, and offers the nearest of them.
 *
 * @param what what the names are, such as `the params`
 * @param others names that may be there, too, but are not offered
 */
export function checkNames(
  caller: string,
  what: string,
  value: object,
  known: readonly string[],
  others: readonly string[] = [],
): void {
  for (const name of Object.keys(value)) {
    if (known.includes(name) || others.includes(name)) continue;
    const guess = nearest(name, known);
    const offer = guess ? ` (did you mean ${guess}?)` : '';
    throw new RangeError(`${caller}: expected one of ${what} ${known.join(', ')}, got ${name}${offer}`);
  }
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

/**
 * Makes the check for a list of records that have the first names and may have the second ones.
 *
 * A record may hold more than is drawn; only a name that is nearly one of those, while that one is missing, is taken for misspelt.
 */
export function checkRecords(
  must: Readonly<Record<string, Check>>,
  may: Readonly<Record<string, Check>> = {},
): Check {
  return checkEach((caller, name, value) => {
    checkObject(caller, name, value);
    const record = value as Record<string, unknown>;
    const known = Object.keys({ ...must, ...may });
    const missing = known.filter((part) => record[part] === undefined);
    const others = Object.keys(record).filter((part) => !nearest(part, missing));
    checkNames(caller, `the names of ${name}`, record, known, others);
    checkHas(caller, name, record, must);
    for (const [part, check] of Object.entries(may))
      if (record[part] !== undefined) check(caller, `${name}.${part}`, record[part]);
  });
}
