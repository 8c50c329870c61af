import * as tf from '@tensorflow/tfjs';
import { checkGiven, type GivenCheck, type Givens } from './givens.js';
import { judge } from './judge.js';
import { isPromise, whatCantAnswer } from './strange.js';
import { tell } from './tell.js';
import { tensorsOf } from './tensors-of.js';
import type { Attempt, Topic } from './topic.js';
import { tryOut } from './try-out.js';
import { type Verdict, waiting, wrong } from './verdict.js';

/** Numbers as a learner has them: a tensor, nested numbers, or one number. */
export type Answer = tf.Tensor | tf.TensorLike;

/** A given may be told as nested numbers where the topic works on tensors. */
export type Loose<Given> = {
  [Name in keyof Given]: Given[Name] extends tf.Tensor | undefined ? Answer | Given[Name] : Given[Name];
};

/** What everything that is checked may carry along. */
export interface Labelled {
  /** The exercise's id, as it stands in its cell's metadata, such as `'3.1'`. */
  exercise?: string;
}

/**
 * Compares an answer with what is right and tells one line; it never shows what is right.
 *
 * A function that takes its time is waited for: then put `await` before the check.
 */
export type Check<Given> = (answer: unknown, given: Loose<Given> & Labelled) => PromiseLike<void> | undefined;

/**
 * Makes a check of a topic.
 *
 * A wrong answer is held against the classic mistakes, computed from the same input; one that fits tells what went wrong.
 */
export function defineCheck<Given extends object>(topic: Topic<Given>): Check<Given> {
  const judgeOne = (answer: unknown, given: Given): Verdict =>
    tf.tidy(() => judge(topic, answer, tensorsOf(given) as Given));
  const check = checkWith<Given>(topic, (answer, loose) => {
    const { tries } = topic;
    if (!tries || typeof answer !== 'function') return judgeOne(answer, loose as unknown as Given);
    return tryOut({ topic, tries, judgeOne }, answer as Attempt, loose);
  });
  mistakes.set(check, topic.mistakes);
  return check;
}

/** A mistake that is known: its name, and what is said of it. */
export interface KnownMistake {
  id: string;
  hint: string;
}

const mistakes = new WeakMap<object, readonly KnownMistake[]>();

/** The mistakes that a check knows by itself, whatever it is given. */
export function mistakesOf(check: object): readonly KnownMistake[] {
  return mistakes.get(check) ?? [];
}

/** How a check is called, and what it has to be given. */
interface Terms<Given> {
  /** Its name within `check`; what it judges is called by another one where the two differ. */
  check: string;
  name?: string;
  given: Givens<Given>;
}

/**
 * Makes a check out of a judge. What is missing, or can't be an answer to any question, is settled here, alike for all.
 *
 * An answer may be anything, and gets a verdict; what it is held against is the cell's own, and must be right.
 */
export function checkWith<Given extends object>(
  { check, name = check, given: givens }: Terms<Given>,
  judgeIt: (answer: unknown, given: Loose<Given>) => Verdict | PromiseLike<Verdict>,
): Check<Given> {
  return (answer, labelled) => {
    checkGiven(`check.${check}`, labelled, givens as Readonly<Record<string, GivenCheck>>);
    const { exercise, ...given } = labelled;
    const told = (verdict: Verdict) => tell(name, verdict, exercise);
    const verdict = verdictOn(answer, () => judgeIt(answer, given as unknown as Loose<Given>));
    if (isPromise(verdict)) return verdict.then(told);
    told(verdict);
    return undefined;
  };
}

function verdictOn(answer: unknown, judged: () => Verdict | PromiseLike<Verdict>) {
  if (answer === undefined || answer === null) return waiting();
  if (!isPromise(answer)) return judged();
  const { text, mistake } = whatCantAnswer(answer)!;
  return wrong(text, mistake);
}
