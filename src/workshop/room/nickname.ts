import { handInFile } from '../../keep/hand-in.js';

/** Letters that a nickname may have. */
const longest = 40;

/** More marks on a letter than any script needs: they would stand in other people's lines. */
const piled = /\p{M}{4}/u;

/** Blanks at the ends and several in a row say nothing. */
export function tidyNickname(given: string): string {
  return given.normalize().replace(/\s+/gu, ' ').trim();
}

/**
 * Why a nickname can't be had, in a sentence for who wants it.
 *
 * @param name tidied
 * @returns nothing if it can
 * @example
 * whyNoNickname('Ana M.'); // → undefined
 * whyNoNickname('  '); // → 'Please write a name: letters and numbers, 40 at most.'
 */
export function whyNoNickname(name: string): string | undefined {
  const isPlain =
    /^[\p{L}\p{M}\p{N} .,'’_-]+$/u.test(name) && /[\p{L}\p{N}]/u.test(name) && !piled.test(name);
  return isPlain && [...name].length <= longest
    ? undefined
    : `Please write a name: letters and numbers, ${longest} at most.`;
}

/**
 * Two names are the same if this is: capitals, blanks and signs tell nobody apart, and files could not.
 *
 * @example
 * sameName('Ana M.') === sameName('ana-m'); // → true
 */
export function sameName(name: string): string {
  return handInFile(name.normalize('NFKC').toLowerCase());
}
