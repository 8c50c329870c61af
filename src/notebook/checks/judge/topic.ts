import type * as tf from '@tensorflow/tfjs';
import type { Givens } from './givens.js';
import type { Numbers } from './numbers.js';
import type { Verdict } from './verdict.js';

/** Numbers as a topic makes them: a tensor, or a list where float32 is not exact enough. */
export type Made = tf.Tensor | number | readonly number[] | readonly (readonly number[])[];

/** A classic mistake: how it is computed from what is given, and what gives it away. */
export interface Mistake<Given> {
  /** A short name, unlike the hint never changed: `'no-root'`. */
  id: string;
  /** What one gets who makes the mistake; where it can't be made (shapes don't fit), it may throw. */
  gives: (given: Given) => Made;
  /** One sentence that says what looks wrong, not what is right. */
  hint: string;
  /** Mistakes of which the sentence is true as well; with these it may share its numbers. */
  covers?: readonly string[];
}

/** What a check knows about its topic. */
export interface Topic<Given> {
  /** The check's name within `check`. */
  check: string;
  /** What is checked, as the learner calls it: "scores", "weights". */
  name: string;
  /** What has to be given, in an order in which sizes become known. */
  given: Givens<Given>;
  /** What the rows and columns of a right answer are; said when the shape is wrong. */
  layout: string;
  /** The right value, by the kit's own helpers. */
  right: (given: Given) => Made;
  /** Classic mistakes. */
  mistakes: readonly Mistake<Given>[];
  /** How a learner's function is tried, where a function is the answer. */
  tries?: Tries<Given>;
  /** Another measure than closeness to what is right. */
  isRight?: (mine: Numbers, given: Given) => boolean;
  /** What is said of an answer that is wrong in no way that is known (default: how much of it is right). */
  otherwise?: (mine: Numbers, right: Numbers) => Verdict;
}

/** How a function is tried. */
export interface Tries<Given> {
  /** What it is called with, once or several times; several results stand side by side. */
  calls: (given: Given) => unknown[][];
  /** Further inputs on which it must be right, so that constants don't pass. */
  others: () => object[];
  /** Makes numbers of what it returns, if it has to return something else; `undefined` of what isn't that. */
  reads?: (result: unknown) => readonly number[] | undefined;
  /** Refuses a function that is right by a way that the exercise rules out; says why. */
  refuses?: (attempt: Attempt, given: Given) => Refusal | undefined | Promise<Refusal | undefined>;
}

/** A learner's function. */
export type Attempt = (...input: unknown[]) => unknown;

/** Why a right function doesn't pass. */
export interface Refusal {
  id: string;
  hint: string;
}
