import * as tf from '@tensorflow/tfjs';
import { attentionScores } from '../../attention/index.js';
import { type Answer, isClose, whatItIsNot } from './define-check.js';
import type { ScoresGiven } from './scores.js';
import { waits } from './waits.js';

const TOLERANCE = 0.05; // random vectors of finite number never have a spread of exactly 1

/**
 * Checks that scores were scaled so that they spread by 1 around their mean, give or take a twentieth.
 *
 * @param answer [n, m]: dot products of queries and keys, all multiplied or divided by one number
 * @param given queries [n, dK] and keys [m, dK], random and many
 * @example
 * const given = { queries: [[2], [-2]], keys: [[3], [-3]] };
 * check.spread([[1, -1], [-1, 1]], given); // prints ✓ spread: 1.00
 * check.spread([[6, -6], [-6, 6]], given); // prints ✗ spread: 6.00; these are the plain dot products
 */
export function spread(answer: Answer, given: { [Name in keyof ScoresGiven]: Answer }): void {
  if (waits('spread', answer)) return;
  const strange = whatItIsNot(answer);
  const { isRight, text } = strange
    ? { isRight: false, text: strange }
    : tf.tidy(() => judge(toTensor(answer), toTensor(given.queries), toTensor(given.keys)));
  console.log(`${isRight ? '✓' : '✗'} spread: ${text}`);
}

function judge(mine: tf.Tensor, queries: tf.Tensor, keys: tf.Tensor): { isRight: boolean; text: string } {
  const plain = attentionScores(queries, keys);
  if (mine.shape.join() !== plain.shape.join())
    return wrong(
      `expected one score for each pair, which makes [${plain.shape.join(', ')}], got [${mine.shape.join(', ')}]`,
    );
  const [own, unscaled] = [spreadOf(mine), spreadOf(plain)];
  const factor = own / unscaled;
  if (!((tf.max(tf.abs(tf.sub(mine, tf.mul(plain, factor)))).arraySync() as number) <= 1e-3 * own))
    return wrong('these are not the dot products times one number; divide all scores by the same');
  if (Math.abs(own - 1) <= TOLERANCE) return { isRight: true, text: own.toFixed(2) };
  return wrong([own.toFixed(2), hintFor(factor, queries.shape.at(-1)!)].filter(Boolean).join('; '));
}

function hintFor(factor: number, dK: number): string | undefined {
  if (isClose(factor, 1, 1e-4)) return 'these are the plain dot products';
  if (isClose(factor, 1 / Math.sqrt(dK), 1e-4))
    return '√d_k would do if queries and keys had a spread of 1 themselves';
  return isClose(factor, 1 / dK, 1e-4) ? 'divided by d_k; was the root left out?' : undefined;
}

function spreadOf(x: tf.Tensor): number {
  return Math.sqrt(tf.moments(x).variance.arraySync() as number);
}

function wrong(text: string): { isRight: boolean; text: string } {
  return { isRight: false, text };
}

function toTensor(answer: Answer): tf.Tensor {
  return answer instanceof tf.Tensor ? answer : tf.tensor(answer);
}
