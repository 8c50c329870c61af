import type { Parameter, ParameterKind } from './parameter-kinds.js';

/** A value that a parameter can take: anything that JSON can say, and whole numbers of any size. */
export type ParameterValue =
  | number
  | bigint
  | string
  | boolean
  | null
  | ParameterValue[]
  | { [key: string]: ParameterValue };

/**
 * Reads a parameter's value from the text of a command line.
 *
 * @param parameter what the notebook declares
 * @param text for example `'16'`, `'They are cool'`, `'[1, 2]'`
 * @throws {TypeError} when the text doesn't say a value of the declared kind
 * @throws {RangeError} when the type lists its values and this is none of them
 * @example
 * parseParameter({ name: 'dK', kind: 'number', keyword: 'const' }, '16'); // → 16
 */
export function parseParameter(parameter: Parameter, text: string): ParameterValue {
  const value = parseAs(parameter.kind, text);
  if (value === undefined) throw wrongKind(parameter, JSON.stringify(text));
  return checkValue(parameter, value);
}

/**
 * Asserts that a parameter may take a value.
 *
 * @returns the value
 */
export function checkValue(parameter: Parameter, value: ParameterValue): ParameterValue {
  const { kind, elements = 'unknown', choices } = parameter;
  if (kind !== 'unknown' && !isOfKind(value, kind)) throw wrongKind(parameter, literalOf(value));
  if (choices && !choices.includes(value as string | number)) {
    const list = choices.map((choice) => JSON.stringify(choice)).join(', ');
    throw new RangeError(
      `runNotebook: expected parameter ${parameter.name} to be one of ${list}, got ${literalOf(value)}`,
    );
  }
  const odd =
    Array.isArray(value) && elements !== 'unknown'
      ? value.findIndex((each) => !isOfKind(each, elements))
      : -1;
  if (odd >= 0) {
    const got = `${literalOf((value as ParameterValue[])[odd]!)} at [${odd}]`;
    throw new TypeError(
      `runNotebook: expected parameter ${parameter.name} to be an array of ${elements}s, got ${got}`,
    );
  }
  return value;
}

/** A value as TypeScript writes it. */
export function literalOf(value: ParameterValue): string {
  if (typeof value === 'bigint') return `${value}n`;
  if (typeof value === 'number') return String(value);
  if (Array.isArray(value)) return `[${value.map(literalOf).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? String(value);
  const entries = Object.entries(value).map(([key, each]) => `${JSON.stringify(key)}: ${literalOf(each)}`);
  return entries.length > 0 ? `{ ${entries.join(', ')} }` : '{}';
}

function parseAs(kind: ParameterKind, text: string): ParameterValue | undefined {
  if (kind === 'string') return text;
  if (kind === 'bigint')
    return /^[+-]?\d+n?$/.test(text.trim()) ? BigInt(text.trim().replace('n', '')) : undefined;
  const value = /^[+-]?Infinity$/.test(text) ? Number(text) : parseJson(text);
  return kind === 'unknown' && value === undefined ? text : value;
}

function parseJson(text: string): ParameterValue | undefined {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isOfKind(value: ParameterValue, kind: ParameterKind): boolean {
  if (kind === 'array') return Array.isArray(value);
  if (kind === 'number') return typeof value === 'number' && !Number.isNaN(value);
  return typeof value === kind && value !== null && !Array.isArray(value);
}

function wrongKind({ name, kind }: Parameter, got: string): TypeError {
  const article = /^[aeiou]/.test(kind) ? 'an' : 'a';
  return new TypeError(`runNotebook: expected parameter ${name} to be ${article} ${kind}, got ${got}`);
}
