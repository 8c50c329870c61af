import { described } from '../check/described.js';
import { checkOptions } from '../check/options.js';
import { checkCount, checkPositive, checkSizes, checkWhole } from '../check/values.js';
import { seededRandom } from '../train/seeded-random.js';
import { checkAmong, checkQuestions } from './check-question.js';
import { bestHead, type Question } from './head-scores.js';
import { hitsOf } from './pointing-hits.js';

/**
 * How well the best head does on questions that it was not picked on, over many ways to cut the questions in two.
 *
 * Each time the questions are shuffled; the first half picks the head, and its score is measured on the second half.
 *
 * @param questions what is asked, of which sentences; two at least
 * @param among what heads may choose: all `'words'` (default), the `'nouns'` alone, or `'all'` tokens
 * @param options `count`: how many cuts (300); `seed`: the same seed gives the same cuts (1)
 * @returns [count]: the shares of right answers, the smallest first
 * @throws {RangeError} if there are fewer than two questions
 * @example
 * const encoder = await loadEncoder();
 * const sentence = joinPieces(encode(encoder, 'Transformers are cool because they are efficient'));
 * const question = { ...sentence, ask: { word: 'they', noun: 'Transformers' }, nouns: ['Transformers'] };
 * splitScores([question, question], 'all', { count: 3 }); // → [1, 1, 1]
 */
export function splitScores(
  questions: readonly Question[],
  among: 'words' | 'nouns' | 'all' = 'words',
  options: { count?: number; seed?: number } = {},
): number[] {
  checkQuestions('splitScores', 'questions', questions);
  checkAmong('splitScores', 'among', among);
  if (questions.length < 2)
    throw new RangeError(`splitScores: expected two questions or more, got ${questions.length}`);
  checkOptions('splitScores', options, { count: checkCount, seed: checkWhole });
  const { count = 300, seed = 1 } = options;
  checkSizes('splitScores', { questions: questions.length, count }, MOST_SHUFFLED);
  const hits = questions.map((q) => hitsOf('splitScores', q, q.ask, among === 'nouns' ? q.nouns : among));
  const random = seededRandom(seed);
  const middle = Math.floor(hits.length / 2);
  const held = Array.from({ length: count }, () => {
    const order = shuffled(hits, random);
    const { layer, head } = bestHead(meanOf(order.slice(0, middle)));
    return meanOf(order.slice(middle))[layer - 1]![head - 1]!;
  });
  return held.sort((a, b) => a - b);
}

/**
 * Between which shares the true one lies, most likely (95 %), when `right` of `count` answers are right.
 *
 * @param right how many are right
 * @param count of how many
 * @returns the lower and the upper share
 * @throws {RangeError} if `right` is not between 0 and `count`, or `count` is 0
 * @see Wilson 1927, Probable Inference, the Law of Succession, and Statistical Inference, https://doi.org/10.1080/01621459.1927.10502953
 * @example
 * shareInterval(0, 4); // → [0, 0.4899]
 */
export function shareInterval(right: number, count: number): [low: number, high: number] {
  checkPositive('shareInterval', 'count', count);
  if (!(Number.isFinite(right) && right >= 0 && right <= count))
    throw new RangeError(`shareInterval: expected right from 0 to ${count}, got ${described(right)}`);
  const [share, square] = [right / count, Z ** 2];
  const middle = (share + square / (2 * count)) / (1 + square / count);
  const spread = Math.sqrt((share * (1 - share)) / count + square / (4 * count ** 2));
  const reach = (Z * spread) / (1 + square / count);
  return [middle - reach, middle + reach];
}

const MOST_SHUFFLED = 1e7; // questions, over all cuts

const Z = 1.959964; // 95 % of a normal distribution lie within so many standard deviations

function meanOf(hits: readonly number[][][]): number[][] {
  return hits[0]!.map((heads, layer) =>
    heads.map((_, head) => hits.reduce((sum, hit) => sum + hit[layer]![head]!, 0) / hits.length),
  );
}

// Fisher and Yates.
function shuffled<T>(list: readonly T[], random: () => number): T[] {
  const order = [...list];
  for (let i = order.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [order[i], order[j]] = [order[j]!, order[i]!];
  }
  return order;
}
