import { checkText } from '../../check/values.js';

/** What can be counted in what was written. */
export interface WritingMeasure {
  /** How many whole words there are. */
  words: number;
  /** Which share of them stands in what was read, too, in small letters or large. */
  real: number;
  /** How many quotes are opened. */
  quotes: number;
  /** Which share of them is closed before the paragraph ends. */
  closed: number;
  /** How many sentences end before another word. */
  ends: number;
  /** Which share of them has a large letter behind it. */
  begun: number;
}

/**
 * Counts in a text what a reader would feel: whether words are words, quotes are closed, and sentences begin with a large letter.
 *
 * The first and the last word, and the last paragraph's quote, may be cut off, and don't count. Shares are NaN where there is
 * nothing to count.
 *
 * @param text what was written
 * @param read what the writer has learned from: its words are the real ones
 * @example
 * const measure = measureWriting('A the cats. The dug \n"Oh!"\n"No. cats', 'The cats dug. "No!"');
 * [measure.words, measure.real]; // → [6, 5 / 6]
 * [measure.quotes, measure.closed, measure.ends, measure.begun]; // → [1, 1, 2, 0.5]
 */
export function measureWriting(text: string, read: string): WritingMeasure {
  checkText('measureWriting', 'text', text);
  checkText('measureWriting', 'read', read);
  const known = new Set(wordsOf(read));
  const words = wordsOf(text).slice(1, -1);
  const paragraphs = text.split('\n').slice(0, -1);
  const marks = paragraphs.map((paragraph) => paragraph.split('"').length - 1);
  const opened = marks.map((count) => Math.ceil(count / 2));
  const [quotes, open] = [sum(opened), marks.filter((count) => count % 2 > 0).length];
  const ends = [...text.matchAll(/[a-z][.!?] +"?([A-Za-z])/g)].map(([, next]) => next!);
  return {
    words: words.length,
    real: words.filter((word) => known.has(word)).length / words.length,
    quotes,
    closed: (quotes - open) / quotes,
    ends: ends.length,
    begun: ends.filter((letter) => letter < 'a').length / ends.length,
  };
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[a-z]+(?:'[a-z]+)*/g) ?? [];
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
