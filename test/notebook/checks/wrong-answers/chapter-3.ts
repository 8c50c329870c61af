import * as tf from '@tensorflow/tfjs';
import { check } from '../../../../src/index.js';
import type { Exercise } from './exercise.js';
import { changedAt, dot, length, map, product, type Rows, soft, sumOf, times, turned } from './rows.js';
import { readHead } from './sentence.js';

/** A row by hand, scores in plain numbers, loud queries, and one matrix for two. */
export async function chapter3(): Promise<Exercise[]> {
  const { x, queries, keys, wQuery, wKey } = await readHead();
  return [fourthWord(), plainScores(queries, keys), loud(), oneMatrix(x, queries, keys, wQuery, wKey)];
}

function fourthWord(): Exercise {
  const keys = [
    [3, 1],
    [3, -1],
    [-2, 1],
  ];
  return {
    id: '3.1',
    ask: (answer) => check.scores(answer, { exercise: '3.1', queries: [[5, 0]], keys }),
    wrong: [
      ['nan', [[Number.NaN, Number.NaN, Number.NaN]]],
      ['zeros', [[0, 0, 0]]],
      ['transposed', [[15], [15], [-10]]],
      ['some-signs', [[15, 15, 10]]],
      ['sign', [[-15, -15, 10]]],
      ['keys-themselves', keys],
      ['scaled', times([[15, 15, -10]], Math.SQRT1_2)],
      ['means', [[7.5, 7.5, -5]]],
      ['cosines', [keys.map((key) => (5 * key[0]!) / (5 * length(key)))]],
      ['softmax', soft([[15, 15, -10]])],
      ['columns-exchanged', [[-10, 15, 15]]],
      ['reversed', [[5, -5, 5]]], // 5 · the second number
      ['sums', [keys.map((key) => 5 + sumOf(key))]],
      ['by-number', keys.map((key) => [5 * key[0]!, 0])],
      ['all-numbers', [keys.map((key) => 5 * sumOf(key))]],
      ['distance', [keys.map((key) => length([5 - key[0]!, key[1]!]))]],
      ['one-number', [[15, 15, -7]]],
      ['part', [[15, 15]]],
      ['decimal-point', [[1.5, 1.5, -1]]],
      ['text', [['15', '15', '-10']]],
      ['queries-themselves', [[5, 0]]],
    ],
    right: [[[15, 15, -10]], [15, 15, -10], new Float32Array([15, 15, -10]), tf.tensor1d([15, 15, -10])],
  };
}

// What scores are commonly mistaken for; `scale` is what the right ones are multiplied by.
function slips(queries: Rows, keys: Rows, scale: number): [string, Rows | number[]][] {
  const dots = product(queries, turned(keys));
  const with_ = (a: Rows, b: Rows) => times(product(a, turned(b)), scale);
  const cut = (a: Rows, from: number, to?: number) => a.map((row) => row.slice(from, to));
  return [
    ['transposed', times(turned(dots), scale)],
    ['queries-only', with_(queries, queries)],
    ['keys-only', with_(keys, keys)],
    ['own-word', queries.map((query, i) => scale * dot(query, keys[i]!))],
    ['by-number', map(queries, (value, i, j) => value * keys[i]![j]!)],
    ['first-only', with_(cut(queries, 0, 1), cut(keys, 0, 1))],
    ['last-missing', with_(cut(queries, 0, -1), cut(keys, 0, -1))],
    ['first-missing', with_(cut(queries, 1), cut(keys, 1))],
    ['sign', times(dots, -scale)],
    ['rows-exchanged', times(dots, scale).toReversed()],
    ['columns-exchanged', times(dots, scale).map((row) => row.toReversed())],
    ['one-number', changedAt(times(dots, scale), 1, 2, 5)],
    ['sums', queries.map((query) => keys.map((key) => sumOf(query) + sumOf(key)))],
    ['distance', queries.map((query) => keys.map((key) => length(query.map((value, i) => value - key[i]!))))],
    ['cosines', queries.map((query) => keys.map((key) => dot(query, key) / length(query) / length(key)))],
    ['softmax', soft(times(dots, scale))],
    ['queries-themselves', queries],
    ['keys-themselves', keys],
    ['some-signs', map(dots, (value) => scale * Math.abs(value))],
    ['no-negatives', map(dots, (value) => scale * Math.max(0, value))],
  ];
}

function plainScores(queries: Rows, keys: Rows): Exercise {
  const [dots, dK] = [product(queries, turned(keys)), queries[0]!.length];
  const right = times(dots, 1 / Math.sqrt(dK));
  return {
    id: '3.2',
    ask: (answer) => check.scaled(answer, { exercise: '3.2', queries, keys }),
    wrong: [
      ...slips(queries, keys, 1 / Math.sqrt(dK)),
      ['unscaled', dots],
      ['no-root', times(dots, 1 / dK)],
      ['multiplied', times(dots, Math.sqrt(dK))],
      ['by-words', times(dots, 1 / Math.sqrt(keys.length))],
      ['unscaled-transposed', turned(dots)],
      ['text', right.map((row) => row.map((value) => value.toFixed(2)))],
      ['promise', Promise.resolve(right)],
    ],
    right: [right, right.flat(), tf.tensor2d(right), tf.tensor2d(right).dataSync()],
  };
}

function loud(): Exercise {
  const queries = tf.randomNormal([200, 16], 0, 1, 'float32', 1).mul(3);
  const keys = tf.randomNormal([200, 16], 0, 1, 'float32', 2).mul(2);
  return {
    id: '3.3',
    ask: (answer) => check.spread(answer, { exercise: '3.3', queries, keys }),
    wrong: [
      ['undivided', 1],
      ['root-only', 4],
      ['length-only', 16],
      ['one-product', 6],
      ['no-root', 96],
      ['added', 20],
      ['queries-only', 12],
      ['keys-only', 8],
      ['root-of-all', Math.sqrt(96)],
      ['squares', 576],
      ['upside-down', 1 / 24],
      ['sign', -24],
      ['percent', 2400],
      ['decimal-point', 2.4],
      ['added', 5],
      ['text', '24'],
      ['function', () => 24],
    ],
    right: [24, [24], tf.scalar(24), 23.5],
  };
}

function oneMatrix(x: Rows, queries: Rows, keys: Rows, wQuery: Rows, wKey: Rows): Exercise {
  const right = product(queries, turned(keys));
  const m = product(wQuery, turned(wKey));
  return {
    id: '3.4',
    ask: (answer) => check.scores(answer, { exercise: '3.4', queries, keys }),
    wrong: [
      ...slips(queries, keys, 1),
      ['scaled', times(right, 1 / Math.sqrt(queries[0]!.length))],
      ['means', times(right, 1 / queries[0]!.length)],
      ['multiplied', times(right, Math.sqrt(queries[0]!.length))],
      ['plain-words', product(x, turned(x))],
      ['half-way', product(x, m)],
      ['matrix', m],
    ],
    right: [right, tf.tensor2d(product(product(x, m), turned(x)))],
  };
}
