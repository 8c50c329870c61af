import * as tf from '@tensorflow/tfjs';
import { check } from '../../../../src/index.js';
import type { Exercise } from './exercise.js';

/** The price of guessing, thin matrices, and a longer step. */
export function chapter12(): Exercise[] {
  return [guessing(), thinMatrices(), longerStep()];
}

function guessing(): Exercise {
  return {
    id: '12.1',
    ask: (answer) => check.number(answer, { exercise: '12.1', name: 'loss', right: () => Math.log(8) }),
    wrong: [
      ['two-classes', -Math.log(1 / 2)],
      ['base-2', Math.log2(8)],
      ['base-10', -Math.log10(1 / 8)],
      ['sign', Math.log(1 / 8)],
      ['share', 1 / 8],
      ['wrong-share', 1 - 1 / 8],
      ['wrong-share', -Math.log(1 - 1 / 8)],
      ['count', 8],
      ['one-missing', Math.log(7)],
      ['summed', -8 * Math.log(1 / 8)],
      ['divided', -Math.log(1 / 8) / 8],
      ['divided', (-1 / 8) * Math.log(1 / 8)],
      ['texts', -Math.log(1 / 880)],
      ['text', '2.079'],
    ],
    right: [-Math.log(1 / 8), 2.08, [2.079], tf.scalar(Math.log(8))],
  };
}

function thinMatrices(): Exercise {
  return {
    id: '12.2',
    ask: (answer) => check.number(answer, { exercise: '12.2', name: 'numbers', right: () => 3072 }),
    wrong: [
      ['one-matrix', 384 * 4],
      ['whole', 384 ** 2],
      ['with-whole', 384 ** 2 + 384 * 4 + 4 * 384],
      ['rank-1', 384 + 384],
      ['doubled', 384 * 8 + 8 * 384], // rank 8, as in the chapter
      ['doubled', 2 * (384 * 4 + 4 * 384)], // queries and values
      ['all-layers', 6 * 2 * 3072],
      ['product', 384 * 384 * 4],
      ['multiplied', 384 * 4 * (4 * 384)],
      ['sides-added', 384 + 4],
      ['sides-added', 384 + 4 + (4 + 384)],
      ['saved', 147_456 - 3072],
      ['times', 147_456 / 3072],
      ['times', 3072 / 147_456],
      ['bytes', 3072 * 4],
      ['text', '3072'],
    ],
    right: [3072, 2 * 4 * 384, [3072], tf.scalar(3072)],
  };
}

/** The share of class 0 after weights of each input have been moved, those of class 1 the other way. */
function shareAfter(weights: readonly number[], x: readonly number[] = [1, 2, 0]): number {
  const score = x.reduce((sum, value, i) => sum + value * weights[i]!, 0);
  return Math.exp(score) / (Math.exp(score) + Math.exp(-score));
}

function longerStep(): Exercise {
  const right = shareAfter([0.1, 0.2, 0]);
  const first = shareAfter([0.05, 0.1, 0]);
  const second = [1, 2, 0].map((value) => 0.05 * value + 0.1 * (1 - first) * value);
  return {
    id: '12.3',
    ask: (answer) => check.number(answer, { exercise: '12.3', name: 'share', right: () => right }),
    wrong: [
      ['too-little', first],
      ['too-little', Math.exp(0.5) / (Math.exp(0.5) + 1)], // class 1 at 0
      ['uphill', shareAfter([-0.1, -0.2, 0])],
      ['uphill', 1 - right],
      ['unchanged', 0.5],
      ['lead', 1],
      ['power', Math.exp(0.5)],
      ['power', Math.exp(1)],
      ['loss', -Math.log(right)],
      ['two-steps', shareAfter(second)],
      ['no-input', shareAfter([0.1, 0.1, 0.1])],
      ['whole-slope', shareAfter([0.2, 0.4, 0])],
      ['no-rate', shareAfter([0.5, 1, 0])],
      ['one-input', shareAfter([0, 0.2, 0])],
      ['one-input', shareAfter([0.1, 0, 0])],
      ['doubled', 2 * first],
      ['text', '0.731'],
    ],
    right: [right, 0.73, [0.731], tf.scalar(right)],
  };
}
