/**
 * Words as a POSIX shell reads them back, whatever they hold.
 *
 * @example
 * shellWords(['echo', "don't", '-p', 'a=1,2']); // → "echo 'don'\\''t' -p a=1,2"
 */
export function shellWords(words: readonly string[]): string {
  return words.map((word) => (/^[\w@%+=:,./-]+$/.test(word) ? word : quoted(word))).join(' ');
}

function quoted(word: string): string {
  return `'${word.replaceAll("'", "'\\''")}'`;
}
