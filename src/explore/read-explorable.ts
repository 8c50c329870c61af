import { described } from '../check/described.js';
import type { Explorable } from './explorable.js';
import type { Kind } from './kind.js';
import { kinds } from './kinds.js';
import { type Told, told } from './told.js';

/** An explorable, ready to be drawn and told. */
export interface ReadExplorable {
  readonly kind: Kind<unknown>;
  readonly told: Told<unknown>;
  readonly state: unknown;
}

/** What shows an explorable, and its state, checked: it may come from a file. */
export function readExplorable({ name, state }: Explorable): ReadExplorable {
  const [kind, its] = Object.hasOwn(kinds, name) ? [kinds[name], told[name]] : [];
  if (!kind || !its)
    throw new RangeError(`explore: expected one of ${Object.keys(kinds).join(', ')}, got ${described(name)}`);
  try {
    return { kind, told: its, state: its.read(state) };
  } catch (error) {
    throw asOwn(error as Error, kind.maker);
  }
}

// What a maker says about its options is said of a state by explore.
function asOwn(error: Error, maker: string): Error {
  error.message = error.message.replace(`${maker}: `, 'explore: ');
  return error;
}
