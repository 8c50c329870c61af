import { checkText } from '../check/values.js';

const LETTER = String.raw`[\p{L}\p{M}\p{N}]`;
const END = `(?!-?${LETTER})`;
const WORD = String.raw`${LETTER}[\p{L}\p{M}\p{N}\u200c\u200d]*`; // Persian and Hindi part and join letters without a space
const EMOJI = String.raw`\p{Extended_Pictographic}[\p{EMod}\p{M}\u{e0020}-\u{e007f}]*`;

/** What has no shape: soft hyphens, spaces without a width, and marks of a direction. */
const SHAPELESS = /[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;

/** Tried in this order at each place of the text. */
const TOKEN_PATTERNS = [
  String.raw`\p{N}+(?:[.,:/]\p{N}+)*${END}`, // 3.50, 1,000, 24/7
  String.raw`(?:\p{L}\.){2,}`, // u.s.
  `${LETTER}+?(?=n't${END})`, // the "do" of don't
  `(?:n't|'(?:s|re|ve|ll|d|m))${END}`, // n't, 's, 're
  `${WORD}(?:-${WORD})*`, // cool, state-of-the-art
  String.raw`${EMOJI}(?:\u200d${EMOJI})*`, // emoji
  String.raw`\p{RI}{2}`, // flags
  String.raw`\.{2,}`, // ...
  String.raw`\S`, // any other mark by itself
];
const TOKENS = new RegExp(TOKEN_PATTERNS.join('|'), 'gu');

/**
 * Cuts a text into tokens: words in lower case, and each punctuation mark by itself.
 *
 * The rules are those of the texts the word vectors were made from. A word with a hyphen stays one token, so does a number;
 * what an apostrophe joins is cut, `it's` into `it` and `'s`, `don't` into `do` and `n't`.
 *
 * @param text any text with at least one character that isn't a space
 * @returns the tokens in the order of the text
 * @throws {TypeError} when `text` is not a string
 * @throws {RangeError} when `text` holds nothing but spaces
 * @example
 * tokenize('Transformers are cool!'); // → ['transformers', 'are', 'cool', '!']
 * tokenize("They don't: it's state-of-the-art."); // → ['they', 'do', "n't", ':', 'it', "'s", 'state-of-the-art', '.']
 */
export function tokenize(text: string): string[] {
  return tokensOf('tokenize', 'text', text);
}

/** The same, for a caller who says what the text is to it. */
export function tokensOf(caller: string, name: string, text: string): string[] {
  checkText(caller, name, text);
  const tokens = tokensIn(text);
  if (tokens.length === 0)
    throw new RangeError(`${caller}: expected a text with at least one word, got ${JSON.stringify(text)}`);
  return tokens;
}

/** The tokens of a text, none where there is nothing to be read. */
export function tokensIn(text: string): string[] {
  return plainOf(text).match(TOKENS) ?? [];
}

function plainOf(text: string): string {
  return text.normalize('NFC').replace(SHAPELESS, '').toLowerCase().replaceAll('’', "'");
}
