import * as tf from '@tensorflow/tfjs';
import { check, softmaxWeights } from '../../../../src/index.js';
import type { Exercise } from './exercise.js';
import { largest, map, type Rows, soft, softAll, softColumns, softRow, sumOf, times } from './rows.js';

type Softmax = (rows: Rows) => unknown;

/** Shares by hand, a softmax, a temperature, and a formula. */
export function chapter4(): Exercise[] {
  return [twoWords(), softmax(), temperature(), growth()];
}

function twoWords(): Exercise {
  const scores = [[3.1, 2]];
  return {
    id: '4.1',
    ask: (answer) => check.weights(answer, { exercise: '4.1', scores }),
    wrong: [
      ['minus', [[0.25, 0.75]]], // the two exchanged
      ['no-exp', [[0.61, 0.39]]], // 3.1 / 5.1
      ['scores', scores],
      ['undivided', [[22.2, 7.39]]], // e^3.1, e^2
      ['undivided', [[3, 1]]],
      ['undivided', [[1, 0.33]]],
      ['argmax', [[1, 0]]],
      ['even', [[0.5, 0.5]]],
      ['ratio', [[0.67, 0.33]]], // a third taken for 1 : 3
      ['base-2', soft(scores, 2)],
      ['base-10', soft(scores, 10)],
      ['percent', [[75, 25]]],
      ['twice', soft(soft(scores))],
      ['columns', [[1, 1]]],
      ['only-subtracted', [[0, -1.1]]],
      ['only-subtracted', [[1.1, 0]]],
      ['log', map(soft(scores), Math.log)],
      ['transposed', [[0.75], [0.25]]],
      ['rounded', [[0.8, 0.2]]],
      ['text', [['0.75', '0.25']]],
      ['e-1.1-as-e', [[0.73, 0.27]]], // e^1 : 1, one decimal of the lead lost
    ],
    right: [[[0.75, 0.25]], [0.75, 0.25], tf.tensor1d([0.75, 0.25]), soft(scores)],
  };
}

function softmax(): Exercise {
  const scores = [
    [1000, 999, 998],
    [-1000, -1002, -1001],
    [1, 0, -1],
  ];
  const naive: Softmax = (rows) => rows.map((row) => row.map((x) => Math.exp(x) / sumOf(row.map(Math.exp))));
  const byRow =
    (change: (row: number[]) => number[]): Softmax =>
    (rows) =>
      rows.map(change);
  return {
    id: '4.2',
    ask: (answer) => check.weights(answer, { exercise: '4.2', scores }),
    wrong: [
      ['overflow', naive],
      ['columns', (rows: Rows) => softColumns(rows)],
      ['all-together', (rows: Rows) => softAll(rows)],
      ['no-exp', byRow((row) => row.map((x) => x / sumOf(row)))],
      ['undivided', byRow((row) => row.map((x) => Math.exp(x - largest(row))))],
      ['undivided', byRow((row) => row.map(Math.exp))],
      ['only-subtracted', byRow((row) => row.map((x) => x - largest(row)))],
      ['argmax', byRow((row) => row.map((x) => Number(x === largest(row))))],
      ['base-2', (rows: Rows) => soft(rows, 2)],
      ['base-10', (rows: Rows) => soft(rows, 10)],
      ['minus', (rows: Rows) => soft(times(rows, -1))],
      ['twice', (rows: Rows) => soft(soft(rows))],
      ['even', byRow((row) => row.map(() => 1 / row.length))],
      ['log', (rows: Rows) => map(soft(rows), Math.log)],
      ['scores', (rows: Rows) => rows],
      ['global-max', (rows: Rows) => naive(map(rows, (x) => x - largest(rows.flat())))],
      ['fixed', () => soft(scores)],
      ['percent', (rows: Rows) => times(soft(rows), 100)],
      ['text', (rows: Rows) => soft(rows).map((row) => row.map((x) => x.toFixed(2)))],
      ['gaps', byRow(() => undefined as unknown as number[])],
      [
        'threw',
        () => {
          throw new Error('rows is not iterable');
        },
      ],
      [
        'threw',
        async () => {
          throw new Error('rows is not iterable');
        },
      ],
      ['part', (rows: Rows) => softRow(rows[0]!)],
      ['columns-exchanged', byRow((row) => softRow(row).toReversed())],
    ],
    right: [
      (rows: Rows) => soft(rows),
      async (rows: Rows) => soft(rows),
      (rows: Rows) => tf.softmax(tf.tensor2d(rows)),
      (rows: Rows) => rows.map((row) => tf.softmax(tf.tensor1d(row)).dataSync()),
    ],
  };
}

function temperature(): Exercise {
  const makes = (by: number) => softmaxWeights(tf.tensor2d([[3, 0]]), { temperature: by }).dataSync()[0]!;
  return {
    id: '4.3',
    ask: (answer) =>
      check.number(answer, { exercise: '4.3', name: 'temperature', makes, right: () => 8 / 9 }),
    wrong: [
      ['upside-down', Math.log(2)],
      ['upside-down', 0.69],
      ['base', 2],
      ['base-upside-down', 0.5],
      ['base-10', 3.32],
      ['base-10', 0.301],
      ['unchanged', 1],
      ['ratio', Math.E / 2],
      ['ratio', 2 / Math.E],
      ['e', Math.E],
      ['share', 8 / 9],
      ['share', 0.89],
      ['whole-lead', 2.08],
      ['whole-lead', 0.48],
      ['percent', 144.27],
      ['decimal-point', 14.4],
      ['text', '1.44'],
      ['lead', 3],
    ],
    right: [1 / Math.log(2), 1.44, [1.44], tf.scalar(Math.LOG2E)],
  };
}

function growth(): Exercise {
  const right = (share: number) => share * (1 - share);
  return {
    id: '4.4',
    ask: (answer) => check.number(answer, { exercise: '4.4', name: 'growth', right, at: [0.1, 0.3, 0.6] }),
    wrong: [
      ['share', (share: number) => share],
      ['rest', (share: number) => 1 - share],
      ['square', (share: number) => share ** 2],
      ['rest-square', (share: number) => (1 - share) ** 2],
      ['doubled', (share: number) => 2 * right(share)],
      ['quadrupled', (share: number) => 4 * right(share)],
      ['odds', (share: number) => share / (1 - share)],
      ['lead', (share: number) => Math.log(share / (1 - share))],
      ['plus', (share: number) => share * (1 + share)],
      ['root', (share: number) => Math.sqrt(right(share))],
      ['slope', (share: number) => 1 - 2 * share],
      ['exp', (share: number) => Math.exp(share)],
      ['sign', (share: number) => share * (share - 1)],
      ['percent', (share: number) => 100 * right(share)],
      ['fixed', () => 0.21],
      ['fixed', () => 0.25],
      ['text', (share: number) => right(share).toFixed(2)],
      [
        'threw',
        () => {
          throw new Error('share is not defined');
        },
      ],
      ['twice', (share: number) => right(right(share))],
      ['half-square', (share: number) => share - share ** 2 / 2],
    ],
    right: [
      right,
      async (share: number) => right(share),
      (share: number) => [right(share)],
      (share: number) => share - share ** 2,
    ],
  };
}
