import { areRight, areThose } from './closeness.js';
import { changed, exactMistakes, scalings, vaguely } from './common-mistakes.js';
import { type Numbers, numbersOf, readNumbers } from './numbers.js';
import { type Fit, fitOf, list, noteOn, placeOf } from './shapes.js';
import { isStrange } from './strange.js';
import type { Made, Topic } from './topic.js';
import { right as passed, type Verdict, wrong } from './verdict.js';

/**
 * Judges an answer: is it right, is it one of the mistakes that are known, how much of it is right?
 *
 * Mistakes that can be made anywhere are only tried where none of the topic's own fits.
 */
export function judge<Given>(topic: Topic<Given>, answer: unknown, given: Given): Verdict {
  const mine = readNumbers(answer);
  if (isStrange(mine)) return wrong(mine.text, mine.mistake);
  const right = numbersOf(topic.right(given));
  const fit = fitOf(mine.shape, right.shape);
  const isRight = topic.isRight ?? (() => areRight(mine, right).every(Boolean));
  if (fit !== 'other' && isRight(mine, given)) return passed(noteOn(fit, mine, right));
  const own = ownMistakes(topic, mine, right, given);
  const found = own.length > 0 ? own : commonMistakes(topic, mine, right, given);
  const told = theOneTold(found);
  if (told) return wrong(told.hint, told.id);
  return vaguely(mine, right, fit) ?? unknown(topic, mine, right);
}

type Found = { id: string; hint: string; covers?: readonly string[] };

// Where two different hints fit, nobody knows which is true, unless one is true of both.
function theOneTold(found: readonly Found[]): Found | undefined {
  return found.find(({ hint, covers }) =>
    found.every((other) => other.hint === hint || covers?.includes(other.id)),
  );
}

function ownMistakes<Given>(
  { mistakes, isRight }: Topic<Given>,
  mine: Numbers,
  right: Numbers,
  given: Given,
) {
  return mistakes.filter(({ gives }) =>
    leadsTo(mine, right, () => gives(given), isRight && ((made) => isRight(made, given))),
  );
}

// With a measure of its own, a topic tells from it whether the answer would be right had it not been scaled.
function commonMistakes<Given>({ isRight }: Topic<Given>, mine: Numbers, right: Numbers, given: Given) {
  if (!isRight) return exactMistakes.filter(({ fits }) => fits(mine, right));
  return scalings.filter(({ factors }) =>
    factors.some((factor) =>
      isRight(
        changed(mine, (value) => value / factor),
        given,
      ),
    ),
  );
}

// A mistake that can't be made with this input hasn't been made; nor has one that makes no difference.
function leadsTo(
  mine: Numbers,
  right: Numbers,
  gives: () => Made,
  isRight = (made: Numbers) => areThose(made, right),
): boolean {
  try {
    const made = numbersOf(gives());
    const isHarmless = fitOf(made.shape, right.shape) !== 'other' && isRight(made);
    return !isHarmless && fitOf(mine.shape, made.shape) !== 'other' && areThose(mine, made);
  } catch {
    return false;
  }
}

function unknown<Given>(topic: Topic<Given>, mine: Numbers, right: Numbers): Verdict {
  const fit: Fit = fitOf(mine.shape, right.shape);
  if (fit === 'other') return wrong(`expected ${topic.layout}, ${sizes(right.shape, mine.shape)}`, 'shape');
  if (topic.otherwise) return topic.otherwise(mine, right);
  if (right.values.length === 1) return wrong(mine.values[0]! > right.values[0]! ? 'too large' : 'too small');
  const are = areRight(mine, right);
  const share = Math.floor((100 * are.filter(Boolean).length) / are.length);
  const nan = mine.values.some(Number.isNaN) ? ', and some are NaN' : '';
  const first = list(placeOf(are.indexOf(false), right.shape));
  return wrong(`${share} % of the values are right${nan}; look at ${first} first`);
}

function sizes(right: readonly number[], mine: readonly number[]): string {
  return right.length === 0 ? 'got several' : `which makes ${list(right)}, got ${list(mine)}`;
}
