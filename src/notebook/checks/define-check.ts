import * as tf from '@tensorflow/tfjs';
import { waits } from './waits.js';

/** Numbers as a learner has them: a tensor, nested numbers, or one number. */
export type Answer = tf.Tensor | tf.TensorLike;

/** A classic mistake: how it is computed from what is given, and what gives it away. */
export interface Mistake<Given> {
  /** What one gets who makes the mistake; where it can't be made (shapes don't fit), it may throw. */
  gives: (given: Given) => tf.Tensor;
  /** One sentence that says what looks wrong, not what is right. */
  hint: string;
}

/** What a check knows about its topic. */
export interface Topic<Given> {
  /** What is checked, as the learner calls it: "scores", "weights". */
  name: string;
  /** What the rows and columns of a right answer are; said when the shape is wrong. */
  layout: string;
  /** The right value, by the kit's own helpers. */
  right: (given: Given) => tf.Tensor;
  /** Classic mistakes, the likeliest first. */
  mistakes: Mistake<Given>[];
}

/** A given may be told as nested numbers where the topic works on tensors. */
export type Loose<Given> = {
  [Name in keyof Given]: Given[Name] extends tf.Tensor | undefined ? Answer | Given[Name] : Given[Name];
};

/** Compares an answer with what is right and prints one line; it never shows what is right. */
export type Check<Given> = (answer: Answer, given: Loose<Given>) => void;

/** How far computed numbers may be off, and numbers typed by hand, which are rounded. */
const TOLERANCE = { computed: 1e-3, typed: 5.1e-3 };

/**
 * Makes a check of a topic.
 *
 * A wrong answer is held against the classic mistakes, computed from the same input; one that fits tells what went wrong.
 */
export function defineCheck<Given extends object>(topic: Topic<Given>): Check<Given> {
  return (answer, given) => {
    if (waits(topic.name, answer)) return;
    const { isRight, text } = tf.tidy(() => judge(topic, answer, tensorsOf(given) as Given));
    console.log(`${isRight ? '✓' : '✗'} ${topic.name}: ${text}`);
  };
}

/** What a check says. */
type Verdict = {
  isRight: boolean;
  text: string;
};

function judge<Given>(topic: Topic<Given>, answer: Answer, given: Given): Verdict {
  const strange = whatItIsNot(answer);
  if (strange) return wrong(strange);
  const mine = toTensor(answer);
  const right = topic.right(given);
  const tolerance = answer instanceof tf.Tensor ? TOLERANCE.computed : TOLERANCE.typed;
  if (agree(mine, right, tolerance)) return { isRight: true, text: 'right' };
  const mistake = topic.mistakes.find(({ gives }) => agreesWithMistake(mine, () => gives(given), tolerance));
  if (mistake) return wrong(mistake.hint);
  if (!sameShape(mine, right))
    return wrong(
      `expected ${topic.layout}, which makes [${right.shape.join(', ')}], got [${mine.shape.join(', ')}]`,
    );
  return wrong(howMuchIsRight(mine, right, tolerance));
}

function wrong(text: string): Verdict {
  return { isRight: false, text };
}

// A mistake that can't be made with this input hasn't been made.
function agreesWithMistake(mine: tf.Tensor, gives: () => tf.Tensor, tolerance: number): boolean {
  try {
    return agree(mine, gives(), tolerance);
  } catch {
    return false;
  }
}

/** Says what an answer is if it is no numbers at all; `undefined` if it is numbers. */
export function whatItIsNot(answer: unknown): string | undefined {
  if (answer instanceof Promise)
    return 'this is a promise of an answer; put await before the call that makes it';
  if (answer instanceof tf.Tensor) return answer.isDisposed ? 'this tensor has been disposed of' : undefined;
  if (typeof answer === 'number' || isNumbers(answer)) return undefined;
  return `expected a tensor or numbers, got ${Array.isArray(answer) ? 'a list of other things' : typeof answer}`;
}

function isNumbers(answer: unknown): boolean {
  if (ArrayBuffer.isView(answer)) return true;
  if (!Array.isArray(answer) || answer.length === 0) return false;
  return answer.every((entry) => typeof entry === 'number') || (answer.every(isNumbers) && isEven(answer));
}

function isEven(rows: unknown[][]): boolean {
  return rows.every((row) => row.length === rows[0]!.length);
}

function toTensor(answer: Answer): tf.Tensor {
  return answer instanceof tf.Tensor ? answer : tf.tensor(answer);
}

function tensorsOf(given: object): object {
  return Object.fromEntries(
    Object.entries(given).map(([name, value]) => [name, isNumbers(value) ? tf.tensor(value) : value]),
  );
}

function sameShape(a: tf.Tensor, b: tf.Tensor): boolean {
  return a.shape.length === b.shape.length && a.shape.every((size, i) => size === b.shape[i]);
}

function agree(a: tf.Tensor, b: tf.Tensor, tolerance: number): boolean {
  return sameShape(a, b) && !differences(a, b, tolerance).includes(true);
}

function differences(a: tf.Tensor, b: tf.Tensor, tolerance: number): boolean[] {
  const right = b.dataSync();
  return Array.from(a.dataSync(), (value, i) => !isClose(value, right[i]!, tolerance));
}

/** Whether two numbers agree; NaN agrees with NaN, and −∞ with −∞. Above 1 the tolerance is relative. */
export function isClose(a: number, b: number, tolerance: number = TOLERANCE.typed): boolean {
  return Object.is(a, b) || Math.abs(a - b) <= tolerance * Math.max(1, Math.abs(b));
}

function howMuchIsRight(mine: tf.Tensor, right: tf.Tensor, tolerance: number): string {
  const differs = differences(mine, right, tolerance);
  const share = Math.floor((100 * differs.filter((isWrong) => !isWrong).length) / differs.length);
  const nan = Array.from(mine.dataSync()).some(Number.isNaN) ? ', and some are NaN' : '';
  const first = placeOf(differs.indexOf(true), right.shape);
  return `${share} % of the values are right${nan}; look at [${first.join(', ')}] first`;
}

function placeOf(flat: number, shape: readonly number[]): number[] {
  return shape.map((size, axis) => {
    const stride = shape.slice(axis + 1).reduce((product, next) => product * next, 1);
    return Math.floor(flat / stride) % size;
  });
}
