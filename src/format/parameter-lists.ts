import { exactJson } from './exact-json.js';
import type { Parameter } from './parameter-kinds.js';
import { literalOf, type ParameterValue, parseParameter } from './parameter-values.js';

/** More values than anybody runs: a range that is written wrong should not fill the memory. */
const mostValues = 1_000_000;

/**
 * Reads the values that a parameter shall take, one after the other: a list with commas, or a range of numbers.
 *
 * A range is `first..last` in steps of 1, or `first..last..step`. What stands in quotes or brackets is one value,
 * commas and all. A list may hold ranges.
 *
 * @param parameter what the notebook declares
 * @param text for example `'4,16,64'`, `'1..20'`, `'0.1..0.5..0.1'`, `'"a, b",c'`, `'[1,2],[3]'`
 * @throws {TypeError} when a value isn't of the declared kind
 * @throws {RangeError} when a value comes twice, or a range has no end
 * @example
 * const lr = { name: 'lr', kind: 'number', keyword: 'const' };
 * parseValues(lr, '0.1..0.3..0.1,1'); // → [0.1, 0.2, 0.3, 1]
 */
export function parseValues(parameter: Parameter, text: string): ParameterValue[] {
  const values = splitList(text).flatMap(
    (item) => parseRange(parameter, item) ?? [parseParameter(parameter, unquoted(parameter, item))],
  );
  const seen = new Set<string>();
  for (const value of values) {
    const written = exactJson(value);
    if (seen.has(written))
      throw new RangeError(
        `sweep: expected each value of ${parameter.name} once, got ${literalOf(value)} twice`,
      );
    seen.add(written);
  }
  return values;
}

/** Cuts at commas outside of quotes and brackets. */
function splitList(text: string): string[] {
  const items = [''];
  let [depth, isQuoted] = [0, false];
  for (let i = 0; i < text.length; i++) {
    const letter = text[i]!;
    if (isQuoted && letter === '\\') {
      items.push(`${items.pop()}${letter}${text[++i] ?? ''}`);
      continue;
    }
    if (letter === '"' && (isQuoted || depth > 0 || items.at(-1)!.trim() === '')) isQuoted = !isQuoted;
    else if (!isQuoted && '[{'.includes(letter)) depth++;
    else if (!isQuoted && ']}'.includes(letter)) depth = Math.max(0, depth - 1);
    if (letter === ',' && !isQuoted && depth === 0) items.push('');
    else items.push(`${items.pop()}${letter}`);
  }
  // A quote or bracket that is never closed is a letter like others: "don't", "1)" …
  return isQuoted || depth > 0 ? text.split(',') : items;
}

/** A text in quotes means what stands between them. */
function unquoted({ kind }: Parameter, item: string): string {
  const isQuoted = kind === 'string' && /^\s*"(?:[^"\\]|\\.)*"\s*$/.test(item);
  return isQuoted ? JSON.parse(item) : item;
}

const number = String.raw`[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?`;
const rangeForm = new RegExp(`^\\s*(${number})\\.\\.(${number})(?:\\.\\.(${number}))?\\s*$`, 'i');

/** The values of a range of numbers; undefined for anything else. */
function parseRange({ name, kind }: Parameter, item: string): ParameterValue[] | undefined {
  const [, first, last, step] = (kind !== 'string' && rangeForm.exec(item)) || [];
  if (first === undefined || last === undefined) return undefined;
  const texts = [first, last, ...(step === undefined ? [] : [step])];
  if (kind !== 'bigint') return numbersOf(name, texts, item.trim());
  return texts.every((text) => /^[+-]?\d+$/.test(text)) ? bigintsOf(name, texts, item.trim()) : undefined;
}

function numbersOf(name: string, texts: string[], item: string): number[] {
  const [from = 0, to = 0, step] = texts.map(Number);
  const width = step ?? (Math.sign(to - from) || 1);
  const count = checkCount(name, Math.floor((to - from) / width + 1e-9) + 1, item);
  // As many decimals as were written: 0.1 + 2 · 0.1 is meant to be 0.3.
  const decimals = Math.max(decimalsOf(texts[0]!), decimalsOf(texts[2] ?? '1'));
  return Array.from({ length: count }, (_, k) => Number((from + k * width).toFixed(decimals)));
}

function bigintsOf(name: string, texts: string[], item: string): bigint[] {
  const [from = 0n, to = 0n, step] = texts.map(BigInt);
  const width = step ?? (to < from ? -1n : 1n);
  const count = checkCount(name, width === 0n ? 0 : Number((to - from) / width) + 1, item);
  return Array.from({ length: count }, (_, k) => from + BigInt(k) * width);
}

function checkCount(name: string, count: number, item: string): number {
  if (count >= 1 && count <= mostValues) return count;
  const expected = `a range of ${name} that ends, with at most ${mostValues} values`;
  throw new RangeError(`sweep: expected ${expected}, got ${item}`);
}

function decimalsOf(text: string): number {
  const [mantissa, exponent = '0'] = text.toLowerCase().split('e');
  return Math.min(100, Math.max(0, (mantissa!.split('.')[1] ?? '').length - Number(exponent)));
}
