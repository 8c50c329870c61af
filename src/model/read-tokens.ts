import { described } from '../check/described.js';
import { checkHas } from '../check/options.js';
import { checkList } from '../check/values.js';
import type { Tokens } from './encoder-tokenizer.js';
import type { Encoder } from './load-encoder.js';

/** Checks a text or a pair of texts, and cuts it into the encoder's tokens. */
export function readTokens(
  caller: string,
  { config, tokenize }: Encoder,
  text: string | readonly [string, string],
): Tokens {
  const texts = typeof text === 'string' ? [text] : text;
  const isRight =
    Array.isArray(texts) && texts.length <= 2 && texts.every((part) => typeof part === 'string');
  if (!isRight || (typeof text !== 'string' && texts.length !== 2))
    throw new TypeError(`${caller}: expected a text or a pair of texts, got ${told(text)}`);
  if (texts.some((part) => part.trim() === ''))
    throw new RangeError(`${caller}: expected a text with words, got ${JSON.stringify(text)}`);
  if (texts.length > config.segmentCount)
    throw new RangeError(
      `${caller}: expected one text, since this model knows no pairs, got ${texts.length}`,
    );
  const tokens = tokenize(texts[0]!, texts[1]);
  checkHas(caller, 'what encoder.tokenize gives', tokens, {
    ids: checkList,
    tokens: checkList,
    segments: checkList,
  });
  if (tokens.ids.length > config.maxLength)
    throw new RangeError(
      `${caller}: expected a text of at most ${config.maxLength} tokens, got ${tokens.ids.length}`,
    );
  return tokens;
}

/** What came instead of texts, in few words: never a tensor's insides. */
export function told(value: unknown): string {
  if (Array.isArray(value))
    return `[${value.slice(0, 3).map(told).join(',')}${value.length > 3 ? ',…' : ''}]`;
  if (typeof value === 'string') return JSON.stringify(value.length > 40 ? `${value.slice(0, 40)}…` : value);
  const isPlain = value === null || ['number', 'boolean', 'undefined', 'bigint'].includes(typeof value);
  return isPlain ? `${value}` : described(value);
}

/** Fills tokens up to a length. */
export function padTokens(caller: string, { config }: Encoder, tokens: Tokens, length: number): Tokens {
  const missing = length - tokens.ids.length;
  if (!Number.isInteger(missing) || missing < 0 || length > config.maxLength)
    throw new RangeError(
      `${caller}: expected padTo from ${tokens.ids.length} to ${config.maxLength}, got ${length}`,
    );
  const fill = <T>(values: T[], value: T): T[] => [...values, ...Array<T>(missing).fill(value)];
  return {
    tokens: fill(tokens.tokens, '[PAD]'),
    ids: fill(tokens.ids, config.padId),
    segments: fill(tokens.segments, 0),
  };
}
