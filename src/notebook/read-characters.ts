import { checkObject, checkText } from '../check/values.js';

/**
 * Reads texts that somebody typed, for a model that knows certain characters only: or says which one it doesn't know.
 *
 * @param texts by name
 * @param known the characters, each once
 * @throws {RangeError} when a text is empty, or has another character
 * @example
 * readCharacters({ beginning: 'abba' }, 'ab ');
 * let message = '';
 * try { readCharacters({ beginning: 'über' }, 'ab '); } catch (error) { message = error.message; }
 * message; // → 'readCharacters: expected beginning of a space and the characters ab, got "ü"'
 */
export function readCharacters(texts: Readonly<Record<string, string>>, known: string): void {
  checkObject('readCharacters', 'texts', texts);
  checkText('readCharacters', 'known', known);
  for (const [name, text] of Object.entries(texts)) {
    checkText('readCharacters', name, text);
    const odd = [...text].find((character) => !known.includes(character));
    if (text.length > 0 && odd === undefined) continue;
    const visible = known.replaceAll(/\s/g, '');
    const wanted = `${/ /.test(known) ? 'a space and ' : ''}the characters ${visible}`;
    const got = odd === undefined ? 'none' : JSON.stringify(odd);
    throw new RangeError(`readCharacters: expected ${name} of ${wanted}, got ${got}`);
  }
}
