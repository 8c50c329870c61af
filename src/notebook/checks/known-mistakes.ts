import * as checks from './index.js';
import { type KnownMistake, mistakesOf } from './judge/define-check.js';
import { slipsOf } from './number.js';

/**
 * The mistakes that a check tells by name in an exercise, each once, with the sentences that a learner may read.
 *
 * @param check its name within `check`
 * @param exercise such as `'3.1'`
 * @example
 * knownMistakes('scaled', '3.2').find(({ id }) => id === 'unscaled'); // → { id: 'unscaled', hint: 'these are not scaled yet' }
 */
export function knownMistakes(check: string, exercise: string): KnownMistake[] {
  const own = check === 'number' ? slipsOf(exercise) : ownOf(check);
  const told = new Map(own.map(({ id, hint }) => [`${id} ${hint}`, { id, hint }]));
  return [...told.values()];
}

function ownOf(check: string): readonly KnownMistake[] {
  const [, found] = Object.entries(checks).find(([name]) => name === check) ?? [];
  return found ? mistakesOf(found) : [];
}
