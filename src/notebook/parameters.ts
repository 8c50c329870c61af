import { nearest } from '../check/nearest.js';
import { checkObject } from '../check/values.js';

/** Where `attention-kit sweep` puts the values for a script. */
const GIVEN: symbol = Symbol.for('attention-kit.parameters');

/**
 * The parameters of a script: the values that `attention-kit sweep` gives, and those written here for all others. (A
 * chapter has a cell tagged `parameters` for this.)
 *
 * @param usual a value for each parameter
 * @throws {RangeError} when a value was given for a name that isn't here
 * @example
 * parameters({ seed: 1, dK: 16 }); // → { seed: 1, dK: 16 }
 */
export function parameters<Values extends Record<string, unknown>>(usual: Values): Values {
  checkObject('parameters', 'usual', usual);
  const given = ((globalThis as Record<symbol, unknown>)[GIVEN] ?? {}) as Partial<Values>;
  const known = Object.keys(usual);
  for (const name of Object.keys(given)) {
    if (known.includes(name)) continue;
    const guess = nearest(name, known);
    throw new RangeError(
      `parameters: expected one of ${known.join(', ')}, got ${name}${guess ? ` (did you mean ${guess}?)` : ''}`,
    );
  }
  return { ...usual, ...given };
}
