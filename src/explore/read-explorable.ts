import { described } from '../check/described.js';
import type { Explorable } from './explorable.js';
import type { Kind } from './kind.js';

/** What shows an explorable, and its state, checked: it may come from a file. */
export type ReadExplorable = (explorable: Explorable) => { kind: Kind<unknown>; state: unknown };

/** Makes what finds the kind of an explorable among these, by their names, and reads its state. */
// biome-ignore lint/suspicious/noExplicitAny: each kind has a state of its own
export function readerOf(kinds: Readonly<Record<string, Kind<any>>>): ReadExplorable {
  return ({ name, state }) => {
    const kind = Object.hasOwn(kinds, name) ? kinds[name] : undefined;
    if (!kind)
      throw new RangeError(
        `explore: expected one of ${Object.keys(kinds).join(', ')}, got ${described(name)}`,
      );
    try {
      return { kind, state: kind.read(state) };
    } catch (error) {
      throw asOwn(error as Error, kind.maker);
    }
  };
}

// What a maker says about its options is said of a state by explore.
function asOwn(error: Error, maker: string): Error {
  error.message = error.message.replace(`${maker}: `, 'explore: ');
  return error;
}
