/** Refuses what can't be read: throws a sentence with what was expected, where, and what stands there. */
export type Refuse = (expected: string, where: string, got: string) => never;

/** Reads the parts of a notebook; what is missing or null counts as empty, what is of another type is refused. */
export interface Expect {
  object: (value: unknown, where: string) => Record<string, unknown>;
  list: (value: unknown, where: string) => unknown[];
  /** A text, or the list of lines that notebooks store it as. */
  text: (value: unknown, where: string) => string;
  /** A whole number, or the digits of one; null without. */
  count: (value: unknown, where: string) => number | null;
}

/** Makes a reader of parts that refuses in its caller's words. */
export function expectWith(refuse: Refuse): Expect {
  return {
    object: (value, where) => {
      if (value === undefined || value === null) return {};
      return isObject(value) ? value : refuse('an object', where, inWords(value));
    },
    list: (value, where) => {
      if (value === undefined || value === null) return [];
      return Array.isArray(value) ? value : refuse('a list', where, inWords(value));
    },
    text: (value, where) => {
      if (value === undefined || value === null) return '';
      if (typeof value === 'string') return value;
      if (!Array.isArray(value)) return refuse('text', where, inWords(value));
      const odd = value.find((each) => typeof each !== 'string');
      return odd === undefined
        ? value.join('')
        : refuse('lines of text', where, `a list with ${inWords(odd)}`);
    },
    count: (value, where) => {
      if (value === undefined || value === null) return null;
      const number = typeof value === 'string' && /^\d{1,9}$/.test(value) ? Number(value) : value;
      return Number.isSafeInteger(number) ? (number as number) : refuse('a number', where, inWords(value));
    },
  };
}

/** Tells whether a value is an object of JSON. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What a value of JSON is, for the end of a sentence. */
export function inWords(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  if (isObject(value)) return 'an object';
  return typeof value === 'string' ? JSON.stringify(value.slice(0, 40)) : String(value);
}
