import { checkText } from '../check/values.js';
import { indexed } from './indexed.js';
import type { WordVectors } from './word-vectors.js';

/**
 * Reads word vectors from text in the format of GloVe, word2vec and fastText: a line for each word, the word, then its numbers.
 *
 * The last `dModel` fields of a line are its numbers, so a word may hold blanks (`. . .`); blanks and tabs separate alike.
 * A first line of two whole numbers (count and width, as word2vec writes it) is held against the lines that follow.
 *
 * @param text the file's text
 * @throws {TypeError} when the text is none
 * @throws {RangeError} when a line doesn't fit, a number is none or too large for float32, a word comes twice, or the first line
 *   counts other lines; the message names the line
 * @example
 * const vectors = parseWordVectors('cat 2 1\ndog 2 2\n');
 * vectors.words; // → ['cat', 'dog']
 */
export function parseWordVectors(text: string): WordVectors {
  checkText('parseWordVectors', 'text', text);
  const lines = linesOf(text);
  const header = headerOf(lines);
  const rows = header ? lines.slice(1) : lines;
  if (header && header.count !== rows.length)
    fail(`${header.count} words of ${header.width} numbers, as the first line says`, `${rows.length} words`);
  const dModel = header?.width ?? commonWidth(rows);
  if (dModel < 1) fail('lines of a word and numbers', quote(text));
  const values = new Float32Array(rows.length * dModel);
  const words = rows.map((line, row) => readLine(line, values.subarray(row * dModel, (row + 1) * dModel)));
  checkOnce(words, rows);
  return indexed(words, values, dModel);
}

/** A line that isn't empty, cut into fields, and its number in the file. */
interface Line {
  at: number;
  fields: string[];
}

function linesOf(text: string): Line[] {
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/);
  return lines
    .map((line, i) => ({ at: i + 1, fields: line.split(/[ \t]+/).filter((field) => field !== '') }))
    .filter(({ fields }) => fields.length > 0);
}

function headerOf([first, second]: Line[]): { count: number; width: number } | undefined {
  const fields = first?.fields ?? [];
  if (fields.length !== 2 || !fields.every((field) => /^\d+$/.test(field))) return undefined;
  const [count, width] = fields.map(Number) as [number, number];
  if (second?.fields.length === 2 && width !== 1) return undefined; // words of one number each
  return { count, width };
}

/** The number of numbers in most lines, the first of equals. */
function commonWidth(rows: Line[]): number {
  const counts = new Map<number, number>();
  for (const { fields } of rows) counts.set(fields.length - 1, (counts.get(fields.length - 1) ?? 0) + 1);
  let [common, seen] = [0, 0];
  for (const [width, count] of counts) if (count > seen) [common, seen] = [width, count];
  return common;
}

const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;

/** Writes a line's numbers to `target`, and gives its word. */
function readLine({ at, fields }: Line, target: Float32Array): string {
  const word = fields.slice(0, Math.max(0, fields.length - target.length));
  const numbers = fields.slice(word.length);
  const isLonger = word.length > 1 && word.slice(1).every((field) => NUMBER.test(field));
  if (word.length === 0 || isLonger)
    fail(`a word and ${target.length} numbers in each line`, `${quote(fields.join(' '))} in line ${at}`);
  numbers.forEach((number, j) => {
    target[j] = Number(number);
    if (!NUMBER.test(number) || !Number.isFinite(target[j]))
      fail(`${target.length} numbers in the range of float32 in each line`, `${quote(number)} in line ${at}`);
  });
  return word.join(' ');
}

function checkOnce(words: string[], rows: Line[]): void {
  const lineOf = new Map<string, number>();
  words.forEach((word, i) => {
    const before = lineOf.get(word);
    if (before) fail('each word once', `${quote(word)} in line ${before} and in line ${rows[i]!.at}`);
    lineOf.set(word, rows[i]!.at);
  });
}

function quote(text: string): string {
  return JSON.stringify(text.length > 40 ? `${text.slice(0, 40)}…` : text);
}

function fail(expected: string, got: string): never {
  throw new RangeError(`parseWordVectors: expected ${expected}, got ${got}`);
}
