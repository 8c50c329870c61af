import * as tf from '@tensorflow/tfjs';
import { check } from '../../../../src/index.js';
import type { Exercise } from './exercise.js';
import { largest, map, means, product, type Rows, soft, softRow, sumOf, times, turned } from './rows.js';
import { readHead } from './sentence.js';

/** A mixture by hand, a weighted sum, a cut line, and a sentence that fools the head. */
export async function chapter5(): Promise<Exercise[]> {
  const { weights, values } = await readHead();
  return [threeValues(), mixture(weights, values), cutLine(weights[4]!), fooled()];
}

function threeValues(): Exercise {
  const [weights, values] = [
    [[0.5, 0.25, 0.25]],
    [
      [8, 0],
      [0, 4],
      [0, 2],
    ],
  ];
  return {
    id: '5.1',
    ask: (answer) => check.output(answer, { exercise: '5.1', weights, values }),
    wrong: [
      ['argmax', [[8, 0]]],
      ['mean', [[2.67, 2]]],
      ['sum', [[8, 6]]],
      ['divided', [[1.33, 0.5]]],
      ['columns-exchanged', [[1.5, 4]]],
      ['transposed', [[4], [1.5]]],
      ['weights', weights],
      ['values', values],
      ['last-missing', [[4, 1]]],
      [
        'by-number',
        [
          [4, 0],
          [0, 1],
          [0, 0.5],
        ],
      ],
      ['softmax-again', product(soft(weights), values)],
      ['rolled', [[2, 2]]],
      ['strongest-only', [[4, 0]]],
      ['one-number', [[4, 3]]],
      ['rounded', [[4, 2]]],
      ['percent', [[400, 150]]],
      ['added', [5.5]],
      ['first-missing', [[0, 1.5]]],
      ['text', [['4', '1.5']]],
    ],
    right: [[[4, 1.5]], [4, 1.5], tf.tensor1d([4, 1.5]), new Float32Array([4, 1.5])],
  };
}

function mixture(weights: Rows, values: Rows): Exercise {
  const top = (row: number[]) => row.indexOf(largest(row));
  return {
    id: '5.2',
    ask: (answer) => check.output(answer, { exercise: '5.2', weights, values }),
    wrong: [
      ['transposed', (a: Rows, v: Rows) => product(turned(a), v)],
      ['mean', (a: Rows, v: Rows) => a.map(() => means(v))],
      ['sum', (a: Rows, v: Rows) => a.map(() => turned(v).map(sumOf))],
      ['argmax', (a: Rows, v: Rows) => a.map((row) => v[top(row)]!)],
      ['divided', (a: Rows, v: Rows) => times(product(a, v), 1 / v.length)],
      ['values', (_: Rows, v: Rows) => v],
      ['weights', (a: Rows) => a],
      ['strongest-only', (a: Rows, v: Rows) => a.map((row) => v[top(row)]!.map((x) => x * largest(row)))],
      ['softmax-again', (a: Rows, v: Rows) => product(soft(a), v)],
      [
        'rolled',
        (a: Rows, v: Rows) =>
          product(
            a.map((row) => row.toReversed()),
            v,
          ),
      ],
      ['by-number', (a: Rows, v: Rows) => map(v, (x, i) => a[i]![0]! * x)],
      ['own-share', (a: Rows, v: Rows) => map(v, (x, i) => a[i]![i]! * x)],
      ['transposed', (a: Rows, v: Rows) => turned(product(a, v))],
      [
        'last-missing',
        (a: Rows, v: Rows) =>
          product(
            a.map((row) => row.slice(0, -1)),
            v.slice(0, -1),
          ),
      ],
      [
        'first-missing',
        (a: Rows, v: Rows) =>
          product(
            a.map((row) => row.slice(1)),
            v.slice(1),
          ),
      ],
      [
        'last-only',
        (a: Rows, v: Rows) =>
          product(
            a.map((row) => row.slice(-1)),
            v.slice(-1),
          ),
      ],
      ['sign', (a: Rows, v: Rows) => times(product(a, v), -1)],
      ['fixed', () => product(weights, values)],
      ['text', (a: Rows, v: Rows) => product(a, v).map((row) => row.map((x) => x.toFixed(3)))],
      ['threw', (a: Rows) => product(a, undefined as unknown as Rows)],
      ['first-column', (a: Rows, v: Rows) => product(a, v).map((row) => row.map(() => row[0]!))],
      ['first-row', (a: Rows, v: Rows) => a.map(() => product([a[0]!], v)[0]!)],
      ['function', () => () => product(weights, values)],
    ],
    right: [
      product,
      async (a: Rows, v: Rows) => product(a, v),
      (a: Rows, v: Rows) => tf.matMul(tf.tensor2d(a), tf.tensor2d(v)),
      (a: Rows, v: Rows) => tf.matMul(tf.tensor2d(a), tf.tensor2d(v)).dataSync(),
      (a: Rows, v: Rows) => tf.einsum('ij,jk->ik', tf.tensor2d(a), tf.tensor2d(v)),
    ],
  };
}

function cutLine(shares: number[]): Exercise {
  const at = shares.indexOf(largest(shares));
  const lost = shares[at]!;
  const others = (change: (share: number, j: number) => number) =>
    shares.map((share, j) => (j === at ? 0 : change(share, j)));
  const rest = shares.filter((_, j) => j !== at);
  const right = others((share) => share / (1 - lost));
  return {
    id: '5.3',
    ask: (answer) => check.cut(answer, { exercise: '5.3', shares, at }),
    wrong: [
      ['unchanged', shares],
      ['not-spread', others((share) => share)],
      ['even', others((share) => share + lost / 6)],
      ['even-of-7', others((share) => share + lost / 7)],
      ['softmax', others((share) => Math.exp(share) / sumOf(rest.map(Math.exp)))],
      ['softmax-0', softRow(others((share) => share))],
      ['by-lost', others((share) => share / lost)],
      ['times-left', others((share) => share * (1 - lost))],
      ['times-lost', others((share) => share * (1 + lost))],
      ['not-cut', shares.map((share) => share / (1 - lost))],
      ['even-shares', others(() => 1 / 6)],
      ['left-out', rest.map((share) => share / (1 - lost))],
      ['left-out|part', rest],
      ['percent', times([right], 100)[0]],
      ['sign', times([right], -1)[0]],
      ['one-hot', others((share) => Number(share === largest(rest)))],
      ['cut-at-1', right.with(at, 1)],
      ['text', right.map((share) => share.toFixed(2))],
    ],
    right: [
      right,
      [right],
      tf.tensor1d(right),
      new Float32Array(right),
      right.map((share) => Number(share.toFixed(2))),
    ],
  };
}

function fooled(): Exercise {
  const tokens = ['the', 'animals', 'like', 'the', 'streets', 'because', 'they', 'are', 'hungry'];
  const options = () => tokens.filter((word) => word !== 'they');
  return {
    id: '5.4',
    ask: (answer) => check.prediction(answer, { exercise: '5.4', right: () => 'streets', options }),
    wrong: [
      ['no-option', 'they'],
      ['no-option', 'street'],
      ['no-option', 4],
      ['differently', 'animals'],
      ['differently', 'the'],
      ['several', 'the streets'],
      ['several', 'animals streets'],
      ['several', ['streets', 'animals']],
      ['several', { they: 'streets' }],
      ['function', () => 'streets'],
      ['promise', Promise.resolve('streets')],
    ],
    right: ['streets', ' Streets ', '“streets”', 'streets.', ['streets']],
  };
}
