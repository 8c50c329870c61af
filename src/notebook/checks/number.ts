import { described } from '../../check/described.js';
import { checkRecords } from '../../check/options.js';
import { checkEach, checkFinite, checkFunction, checkText } from '../../check/values.js';
import { areRight } from './judge/closeness.js';
import { type Check, defineCheck } from './judge/define-check.js';
import { checkGiven, type GivenCheck, type Givens, optional } from './judge/givens.js';
import type { Topic } from './judge/topic.js';
import { wrong } from './judge/verdict.js';
import { type NumberMistake, slips } from './number-slips.js';
import { scalingSlips } from './scaling-slips.js';
import { trainingSlips } from './training-slips.js';
import { translationSlips } from './translation-slips.js';
import { tuningSlips } from './tuning-slips.js';

const SLIPS: typeof slips = {
  ...slips,
  ...trainingSlips,
  ...translationSlips,
  ...tuningSlips,
  ...scalingSlips,
};

/** What a number is held against. */
export interface NumberGiven {
  /** What the number is. */
  name: string;
  /** Computes the right one, so that the cell doesn't contain it; at each point where a function is asked for. */
  right: (at: number) => number;
  /** What the answer is put through before it is compared (default: nothing). */
  makes?: (answer: number) => number;
  /** Where a function is tried that is the answer, at three points or more. */
  at?: readonly number[];
  /** Wrong answers that are known, beside those of the exercise. */
  mistakes?: readonly NumberMistake[];
}

const GIVEN: Givens<NumberGiven> = {
  name: checkText,
  right: checkFunction,
  makes: optional(checkFunction),
  at: optional(checkPoints),
  mistakes: optional(checkRecords({ id: checkText, hint: checkText, gives: checkGives })),
};

/**
 * Checks one number that was worked out by hand, of which two right decimals are enough; or a function of one number.
 *
 * @param answer the learner's number, or function
 * @param given its name, what is right, and wrong answers that are known
 * @example
 * check.number(1.41, { name: 'root of two', right: () => Math.sqrt(2) }); // prints ✓ root of two: right
 * const square = { name: 'square', right: (x) => x * x, at: [1, 2, 3] };
 * await check.number((x) => 2 * x - 1, square); // prints ✗ square: right at 1 of 3 points
 */
export const number: Check<NumberGiven> = (answer, given) => {
  checkGiven('check.number', given, GIVEN as Readonly<Record<string, GivenCheck>>);
  const { exercise = '', mistakes = [] } = given;
  return defineCheck(topicOf(given, [...mistakes, ...slipsOf(exercise)]))(answer, { exercise });
};

/** What is commonly answered wrong where an exercise asks for one number. */
export function slipsOf(exercise: string): readonly NumberMistake[] {
  return Object.hasOwn(SLIPS, exercise) ? SLIPS[exercise]! : [];
}

function checkGives(caller: string, name: string, value: unknown): void {
  if (typeof value !== 'function') checkFinite(caller, name, value);
}

function checkPoints(caller: string, name: string, value: unknown): void {
  checkEach(checkFinite)(caller, name, value);
  if ((value as unknown[]).length === 0)
    throw new RangeError(`${caller}: expected one point or more in ${name}, got none`);
}

function topicOf(given: NumberGiven, known: readonly NumberMistake[]): Topic<object> {
  const { name, makes, at } = given;
  const right = (point: number) => numberFrom('right', given.right(point));
  const terms = { check: 'number', name, layout: 'one number', given: {} };
  const mistakes = known.map(({ id, hint, gives }) => ({ id, hint, gives: () => over(at, gives) }));
  if (at) return { ...terms, right: () => over(at, right), mistakes, ...atPoints(at) };
  return { ...terms, right: () => right(0), mistakes, ...(makes ? passedThrough(makes, right(0)) : {}) };
}

function numberFrom(what: string, result: unknown): number {
  if (typeof result === 'number') return result;
  throw new TypeError(`check.number: expected ${what} to give a number, got ${described(result)}`);
}

function over(
  at: readonly number[] | undefined,
  gives: number | ((at: number) => number),
): number | number[] {
  if (typeof gives === 'number') return at?.map(() => gives) ?? gives;
  return at ? at.map(gives) : gives(0);
}

// A function gives a number at each point; how many of them are right is worth telling, and whether all are the same.
function atPoints(at: readonly number[]): Partial<Topic<object>> {
  const calls = () => at.map((point) => [point]);
  return {
    tries: { calls, others: () => [] },
    otherwise: (mine, right) => {
      if (new Set(mine.values).size === 1)
        return wrong('it gives the same number at each point: does it use what it is given?', 'fixed');
      const count = areRight(mine, right).filter(Boolean).length;
      return wrong(`right at ${count} of ${at.length} points`);
    },
  };
}

const HALF_A_CENT = 0.0051;

// What is right must lie between what the ends make of the span that an answer of two decimals stands for.
function passedThrough(makes: (answer: number) => number, right: number): Partial<Topic<object>> {
  const made = (answer: number) =>
    numberFrom(
      'makes',
      tried(() => makes(answer)),
    );
  const misses = (answer: number) => made(answer) - right;
  return {
    isRight: ({ values: [mine] }) => misses(mine! - HALF_A_CENT) * misses(mine! + HALF_A_CENT) <= 0,
    otherwise: ({ values: [mine] }) => wrong(`yours makes ${made(mine!).toFixed(2)}, which is not it`),
  };
}

function tried(make: () => unknown): unknown {
  try {
    return make();
  } catch {
    return Number.NaN; // an answer that can't be put in, as a temperature below 0
  }
}
