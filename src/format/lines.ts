/** Where Python's `splitlines` ends a line, which decides how Jupyter stores texts. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: file, group and record separators end lines, too
const line = /[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]*(?:\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029])|.+$/gsu;

/**
 * Splits a text into lines that keep their ends, as a notebook's file stores it.
 *
 * @example
 * splitLines('one\ntwo'); // → ['one\n', 'two']
 */
export function splitLines(text: string): string[] {
  return text.match(line) ?? [];
}

/** Tells whether a MIME type stands for data, which is never split or joined. */
export function isJsonType(mimeType: string): boolean {
  return /^application\/(?:.*\+)?json$/.test(mimeType);
}

/** Tells whether Jupyter stores what has this MIME type as a list of lines. */
export function isLinesType(mimeType: string): boolean {
  return /^text\/|^image\/svg\+xml$|^application\/javascript$/.test(mimeType);
}

/** A copy of a MIME bundle whose values are changed by type. */
export function mapBundle(
  data: Record<string, unknown>,
  change: (value: unknown, mimeType: string) => unknown,
): Record<string, unknown> {
  return Object.fromEntries(Object.entries(data).map(([type, value]) => [type, change(value, type)]));
}
