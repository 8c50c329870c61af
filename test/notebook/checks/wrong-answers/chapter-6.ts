import * as tf from '@tensorflow/tfjs';
import { check, scaledDotProductAttention } from '../../../../src/index.js';
import type { Exercise } from './exercise.js';
import { map, means, product, type Rows, soft, softColumns, times, turned } from './rows.js';
import { readHead } from './sentence.js';

/** A page of text, self-attention, and a dictionary's scale. */
export async function chapter6(): Promise<Exercise[]> {
  const { x, wQuery, wKey, wValue } = await readHead();
  return [pageOfText(), fiveSteps({ x, wQuery, wKey, wValue }), strict()];
}

function pageOfText(): Exercise {
  return {
    id: '6.1',
    ask: (answer) => check.number(answer, { exercise: '6.1', name: 'megabytes', right: () => 4 }),
    wrong: [
      ['bytes', 4000000],
      ['kilobytes', 4000],
      ['thousandth', 0.004],
      ['mebibytes', 3.81],
      ['mebibytes', 4e6 / 1024 / 1024],
      ['mebibytes', 4.194304],
      ['bits', 32],
      ['bits', 0.5],
      ['numbers', 1],
      ['scores', 1000000],
      ['float64', 8],
      ['unordered', 2],
      ['unordered', 2.002],
      ['unordered', 1.998],
      ['not-itself', 3.996],
      ['three', 12],
      ['sign', -4],
      ['decimal-point', 40],
      ['percent', 400],
      ['text', '4'],
      ['text', '4 MB'],
      ['kilobytes', 3906.25],
    ],
    right: [4, [4], tf.scalar(4), 4n],
  };
}

interface Head {
  wQuery: tf.Tensor;
  wKey: tf.Tensor;
  wValue: tf.Tensor;
}

interface Parts {
  x: Rows;
  q: Rows;
  k: Rows;
  v: Rows;
  dots: Rows;
  scaled: Rows;
  d: number;
}

// A learner's function that goes one of the ways below.
function by(way: (parts: Parts) => unknown) {
  return (words: tf.Tensor, { wQuery, wKey, wValue }: Head) => {
    const [x, a, b, c] = [words, wQuery, wKey, wValue].map((tensor) => tensor.arraySync() as Rows) as [
      Rows,
      Rows,
      Rows,
      Rows,
    ];
    const [q, k, v] = [product(x, a), product(x, b), product(x, c)];
    const [dots, d] = [product(q, turned(k)), q[0]!.length];
    return way({ x, q, k, v, dots, scaled: times(dots, 1 / Math.sqrt(d)), d });
  };
}

function fiveSteps(given: { x: Rows; wQuery: Rows; wKey: Rows; wValue: Rows }): Exercise {
  const right = by(({ scaled, v }) => product(soft(scaled), v));
  return {
    id: '6.2',
    ask: (answer) => check.attention(answer, { exercise: '6.2', ...given }),
    wrong: [
      ['unscaled', by(({ dots, v }) => product(soft(dots), v))],
      ['no-root', by(({ dots, v, d }) => product(soft(times(dots, 1 / d)), v))],
      ['multiplied|unscaled', by(({ dots, v, d }) => product(soft(times(dots, Math.sqrt(d))), v))],
      ['by-words', by(({ dots, v, x }) => product(soft(times(dots, 1 / Math.sqrt(x.length))), v))],
      ['by-model', by(({ dots, v, x }) => product(soft(times(dots, 1 / Math.sqrt(x[0]!.length))), v))],
      ['columns', by(({ scaled, v }) => product(softColumns(scaled), v))],
      ['exchanged', by(({ scaled, v }) => product(soft(turned(scaled)), v))],
      ['transposed', by(({ scaled, v }) => product(turned(soft(scaled)), v))],
      ['keys-as-values', by(({ scaled, k }) => product(soft(scaled), k))],
      ['queries-as-values', by(({ scaled, q }) => product(soft(scaled), q))],
      ['x-as-values', by(({ scaled, x }) => product(soft(scaled), x))],
      [
        'not-projected',
        by(({ x, v, d }) => product(soft(times(product(x, turned(x)), 1 / Math.sqrt(d))), v)),
      ],
      ['queries-only', by(({ q, v, d }) => product(soft(times(product(q, turned(q)), 1 / Math.sqrt(d))), v))],
      ['keys-only', by(({ k, v, d }) => product(soft(times(product(k, turned(k)), 1 / Math.sqrt(d))), v))],
      ['no-softmax', by(({ scaled, v }) => product(scaled, v))],
      ['no-softmax', by(({ dots, v }) => product(dots, v))],
      ['weights', by(({ scaled }) => soft(scaled))],
      ['scores', by(({ scaled }) => scaled)],
      ['values', by(({ v }) => v)],
      ['mean', by(({ v }) => v.map(() => means(v)))],
      ['sign', by(({ scaled, v }) => times(product(soft(scaled), v), -1))],
      ['twice', by(({ scaled, v }) => product(soft(soft(scaled)), v))],
      ['exps', by(({ scaled, v }) => product(map(scaled, Math.exp), v))],
      [
        'threw',
        () => {
          throw new TypeError('softmaxWeights is not a function');
        },
      ],
      [
        'fixed',
        () =>
          right(tf.tensor(given.x), {
            wQuery: tf.tensor(given.wQuery),
            wKey: tf.tensor(given.wKey),
            wValue: tf.tensor(given.wValue),
          }),
      ],
      ['transposed', by(({ scaled, v }) => turned(product(soft(scaled), v)))],
    ],
    right: [
      right,
      async (...parts: Parameters<typeof right>) => right(...parts),
      (x: tf.Tensor2D, { wQuery, wKey, wValue }: Head) => {
        const [q, k, v] = [wQuery, wKey, wValue].map((w) => tf.matMul(x, w));
        return tf.einsum(
          'ij,jk->ik',
          tf.softmax(tf.einsum('id,jd->ij', q!, k!).div(Math.sqrt(q!.shape[1]!))),
          v!,
        );
      },
    ],
  };
}

function strict(): Exercise {
  const [keys, values] = [tf.eye(3), tf.tensor2d([[10], [20], [30]])];
  const makes = (scale: number) =>
    tf.tidy(
      () =>
        scaledDotProductAttention(tf.tensor2d([[1, 0, 0]]), keys, values, { scale }).output.dataSync()[0]!,
    );
  return {
    id: '6.3',
    ask: (answer) => check.number(answer, { exercise: '6.3', name: 'scale', makes, right: () => 11 }),
    wrong: [
      ['no-logarithm', 28],
      ['as-above', Math.log(8)],
      ['as-above', 8],
      ['base-10', Math.log10(28)],
      ['base-2', Math.log2(28)],
      ['upside-down', 1 / Math.log(28)],
      ['one-missing', Math.log(9)],
      ['one-missing', Math.log(19)],
      ['divisor', Math.log(39)],
      ['root', Math.log(28) * Math.sqrt(3)],
      ['root', 1.92],
      ['answer', 11],
      ['sign', -Math.log(28)],
      ['decimal-point', 33.32],
      ['text', '3.33'],
      ['unchanged', 1],
      ['function', () => 3.33],
    ],
    right: [Math.log(28), 3.33, [3.33], tf.scalar(3.332)],
  };
}
