import { described } from '../check/described.js';
import { checkEach, checkList } from '../check/values.js';
import type { JoinedWords } from '../model/join-pieces.js';
import { checkAmong, checkQuestions } from './check-question.js';
import { hitsOf } from './pointing-hits.js';
import type { Ask } from './pronoun-panel.js';

/** A sentence that was read, and one thing asked in it. */
export interface Question extends JoinedWords {
  ask: Ask;
  /** All nouns of the sentence. */
  nouns: readonly string[];
}

/** One head of a model, counted from 1. */
export interface Head {
  layer: number;
  head: number;
}

/**
 * The share of questions that each head answers rightly, by its largest weight.
 *
 * @param questions what is asked, of which sentences
 * @param among what heads may choose: all `'words'` (default), the `'nouns'` alone, or `'all'` tokens; as for `pointingHits`
 * @returns `[layerCount][headCount]`: from 0 to 1
 * @throws {RangeError} if there is no question
 * @example
 * const encoder = await loadEncoder();
 * const sentence = joinPieces(encode(encoder, 'Transformers are cool because they are efficient'));
 * const scores = headScores([{ ...sentence, ask: { word: 'they', noun: 'Transformers' }, nouns: ['Transformers'] }]);
 * scores[3][1]; // → 1
 */
export function headScores(
  questions: readonly Question[],
  among: 'words' | 'nouns' | 'all' = 'words',
): number[][] {
  checkQuestions('headScores', 'questions', questions);
  checkAmong('headScores', 'among', among);
  if (questions.length === 0) throw new RangeError('headScores: expected one question or more, got none');
  const hits = questions.map((q) => hitsOf('headScores', q, q.ask, among === 'nouns' ? q.nouns : among));
  return hits[0]!.map((heads, layer) =>
    heads.map((_, head) => hits.reduce((sum, hit) => sum + hit[layer]![head]!, 0) / hits.length),
  );
}

/**
 * The head with the largest number; of equal ones the first.
 *
 * @param values `[layerCount][headCount]`
 * @returns layer and head, counted from 1, and the number
 * @throws {RangeError} if there are no numbers
 * @example
 * bestHead([[0.1, 0.2], [0.9, 0.3]]); // → { layer: 2, head: 1, value: 0.9 }
 */
export function bestHead(values: readonly (readonly number[])[]): Head & { value: number } {
  checkEach(checkList)('bestHead', 'values', values);
  const numbers: readonly unknown[] = values.flat();
  const at = numbers.findIndex((value) => typeof value !== 'number');
  if (at >= 0)
    throw new TypeError(
      `bestHead: expected values as numbers [layers][heads], got ${described(numbers[at])}`,
    );
  const all = values.flatMap((heads, i) => heads.map((value, j) => ({ layer: i + 1, head: j + 1, value })));
  const [first, ...others] = all;
  if (!first) throw new RangeError('bestHead: expected numbers [layers][heads], got none');
  return others.reduce((best, next) => (next.value > best.value ? next : best), first);
}
