import { extname } from 'node:path';
import { mostNames } from './most-names.js';
import { sameName, tidyNickname, whyNoNickname } from './nickname.js';

/** What the first column of a table may be called; such a first line is no name. */
const headings = /^(full )?(name|names|student|students|nickname)$/i;

/**
 * The names of a class, in the order of their file: a name a line; of a `.csv` or `.tsv` file the first column, which may
 * stand in quotes and ends with a comma, a semicolon or a tab.
 *
 * The text is UTF-8, with a byte order mark or without one. Lines end as on any system. Blank lines count as none. A
 * table's first line may be a heading: `name`, `student` or `nickname`. A name that comes twice is refused, since only one
 * of the two could join.
 *
 * @param bytes the file's
 * @param place what errors call it
 * @throws {RangeError} for what is no name, comes twice, is too much or nothing at all
 */
export function readNameList(bytes: Uint8Array, place: string): string[] {
  const lines = textOf(bytes, place).split(/\r\n|\r|\n/);
  const isTable = ['.csv', '.tsv'].includes(extname(place).toLowerCase());
  const found = new Map<string, { name: string; line: number }>();
  for (const [i, text] of lines.entries()) {
    const name = tidyNickname(isTable ? firstColumn(text) : text);
    if (name === '' || (isTable && found.size === 0 && headings.test(name))) continue;
    const at = `${place}, line ${i + 1}`;
    if (whyNoNickname(name) !== undefined)
      throw refused(`names of letters and numbers, 40 at most`, name, at);
    const other = found.get(sameName(name));
    if (other) throw refused('each name once', `${name} again (line ${other.line}: ${other.name})`, at);
    found.set(sameName(name), { name, line: i + 1 });
  }
  if (found.size === 0) throw new RangeError(`class serve: expected a name a line in ${place}, got none`);
  if (found.size > mostNames)
    throw new RangeError(`class serve: expected ${mostNames} names at most in ${place}, got ${found.size}`);
  return [...found.values()].map(({ name }) => name);
}

function refused(expected: string, got: string, at: string): RangeError {
  return new RangeError(
    `class serve: expected ${expected}, got ${JSON.stringify(got).slice(1, 200).replace(/"$/, '')} in ${at}`,
  );
}

function textOf(bytes: Uint8Array, place: string): string {
  try {
    // Takes away a byte order mark. That of UTF-16, as spreadsheets write "Unicode text", is no UTF-8.
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new RangeError(
      `class serve: expected UTF-8 in ${place}, got another encoding; save it as UTF-8 (in a spreadsheet: CSV UTF-8)`,
      { cause },
    );
  }
}

/** In quotes a quote stands twice. */
function firstColumn(line: string): string {
  const [, quoted, plain = ''] = /^\s*(?:"((?:[^"]|"")*)"|([^,;\t]*))/.exec(line)!;
  return quoted === undefined ? plain : quoted.replaceAll('""', '"');
}
