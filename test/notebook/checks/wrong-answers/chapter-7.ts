import * as tf from '@tensorflow/tfjs';
import { check } from '../../../../src/index.js';
import type { Exercise } from './exercise.js';
import { dot, length, map, means, type Rows, soft, sumOf, times, turned } from './rows.js';
import { readHead } from './sentence.js';

/** Causal weights by hand, heads that are split, and a norm. */
export async function chapter7(): Promise<Exercise[]> {
  const { x, queries } = await readHead();
  return [causal(), heads(queries), norm(x)];
}

const third = 1 / 3;

function causal(): Exercise {
  const right = [
    [1, 0, 0],
    [0.5, 0.5, 0],
    [0.33, 0.33, 0.33],
  ];
  return {
    id: '7.1',
    ask: (answer) => check.causal(answer, { exercise: '7.1', scores: tf.zeros([3, 3]) }),
    wrong: [
      [
        'mask',
        [
          [1, 0, 0],
          [1, 1, 0],
          [1, 1, 1],
        ],
      ],
      [
        'mask-turned',
        [
          [1, 1, 1],
          [0, 1, 1],
          [0, 0, 1],
        ],
      ],
      [
        'transposed',
        [
          [1, 0.5, 0.33],
          [0, 0.5, 0.33],
          [0, 0, 0.33],
        ],
      ],
      [
        'even-by-all',
        [
          [0.33, 0, 0],
          [0.33, 0.33, 0],
          [0.33, 0.33, 0.33],
        ],
      ],
      [
        'itself-only',
        [
          [1, 0, 0],
          [0, 1, 0],
          [0, 0, 1],
        ],
      ],
      [
        'columns',
        [
          [0.33, 0, 0],
          [0.33, 0.5, 0],
          [0.33, 0.5, 1],
        ],
      ],
      [
        'unmasked',
        [
          [third, third, third],
          [third, third, third],
          [third, third, third],
        ],
      ],
      [
        'unmasked',
        times(
          [
            [1, 1, 1],
            [1, 1, 1],
            [1, 1, 1],
          ],
          0.33,
        ),
      ],
      [
        'inverted',
        [
          [0.33, 0.33, 0.33],
          [0, 0.5, 0.5],
          [0, 0, 1],
        ],
      ],
      [
        'inverted',
        [
          [0, 0.5, 0.5],
          [0, 0, 1],
          [0, 0, 0],
        ],
      ],
      [
        'not-itself',
        [
          [0, 0, 0],
          [1, 0, 0],
          [0.5, 0.5, 0],
        ],
      ],
      [
        'zeros',
        [
          [0, 0, 0],
          [0, 0, 0],
          [0, 0, 0],
        ],
      ],
      ['rows-exchanged', right.toReversed()],
      ['columns-exchanged', right.map((row) => row.toReversed())],
      [
        'percent',
        [
          [100, 0, 0],
          [50, 50, 0],
          [33.33, 33.33, 33.33],
        ],
      ],
      [
        'masked-scores',
        [
          [0, -Infinity, -Infinity],
          [0, 0, -Infinity],
          [0, 0, 0],
        ],
      ],
      [
        'past-only-last',
        [
          [1, 0, 0],
          [1, 0, 0],
          [0, 1, 0],
        ],
      ],
      [
        'first-row',
        [
          [1, 0, 0],
          [1, 0, 0],
          [1, 0, 0],
        ],
      ],
      [
        'halves',
        [
          [1, 0, 0],
          [0.5, 0.5, 0],
          [0.25, 0.25, 0.5],
        ],
      ],
      [
        'rounded',
        [
          [1, 0, 0],
          [0.5, 0.5, 0],
          [0.3, 0.3, 0.3],
        ],
      ],
      [
        'text',
        [
          ['1', '0', '0'],
          ['1/2', '1/2', '0'],
          ['1/3', '1/3', '1/3'],
        ],
      ],
      ['uneven', [[1], [0.5, 0.5], [0.33, 0.33, 0.33]]],
      [
        'gaps',
        [
          [1, undefined, undefined],
          [0.5, 0.5, undefined],
          [0.33, 0.33, 0.33],
        ],
      ],
    ],
    right: [
      right,
      right.flat(),
      tf.tensor2d(right),
      [
        [1, 0, 0],
        [1 / 2, 1 / 2, 0],
        [third, third, third],
      ],
    ],
  };
}

function heads(projected: Rows): Exercise {
  const headCount = 2;
  const tensor = tf.tensor2d(projected);
  const [n, width] = tensor.shape;
  const d = width / headCount;
  const byWord = tensor.reshape([n, headCount, d]);
  const right = byWord.transpose([1, 0, 2]);
  return {
    id: '7.2',
    ask: (answer) => check.heads(answer, { exercise: '7.2', projected, headCount }),
    wrong: [
      ['reshaped', tensor.reshape([headCount, n, d])],
      ['every-nth', tensor.reshape([n, d, headCount]).transpose([2, 0, 1])],
      ['words-first', byWord],
      ['not-split', tensor],
      ['first-head', tensor.slice([0, 0], [n, d])],
      ['heads-backwards', right.reverse(0)],
      ['columns-in-front', byWord.transpose([2, 1, 0])],
      ['columns-in-front', byWord.transpose([2, 0, 1])],
      ['transposed-within', byWord.transpose([1, 2, 0])],
      ['turned', tensor.transpose().reshape([headCount, n, d])],
      ['turned-first', tensor.transpose()],
      ['rows-exchanged', right.reverse(1)],
      ['columns-exchanged', right.reverse(2)],
      ['sign', right.neg()],
      ['same-head', tf.stack(Array.from({ length: headCount }, () => tensor.slice([0, 0], [n, d])))],
      ['head-count', tensor.reshape([n, headCount * 2, d / 2]).transpose([1, 0, 2])],
      ['heads-exchanged', tensor.reshape([n, d, headCount]).transpose([0, 2, 1])],
      ['promise', right.array()],
      ['function', () => right],
    ],
    right: [right, right.arraySync(), right.dataSync(), right.expandDims(0)],
  };
}

function norm(x: Rows): Exercise {
  const mean = (row: number[]) => sumOf(row) / row.length;
  const centered = x.map((row) => row.map((value) => value - mean(row)));
  const variances = centered.map((row) => dot(row, row) / row.length);
  const right = map(centered, (value, i) => value / Math.sqrt(variances[i]! + 1e-5));
  const columns = means(x);
  const spreads = turned(x).map((column, j) =>
    Math.sqrt(mean(column.map((value) => (value - columns[j]!) ** 2))),
  );
  const all = mean(x.flat());
  const spread = Math.sqrt(mean(x.flat().map((value) => (value - all) ** 2)));
  const [low, high] = [x.map((row) => Math.min(...row)), x.map((row) => Math.max(...row))];
  return {
    id: '7.3',
    ask: (answer) => check.norm(answer, { exercise: '7.3', x }),
    wrong: [
      ['not-normalised', x],
      ['only-centered', centered],
      ['no-root', map(centered, (value, i) => value / variances[i]!)],
      ['one-less', map(right, (value) => value * Math.sqrt(49 / 50))],
      ['mean-left', x.map((row) => row.map((value) => value / Math.sqrt(dot(row, row) / row.length)))],
      ['deviation-only', map(x, (value, i) => value / Math.sqrt(variances[i]!))],
      ['length', centered.map((row) => row.map((value) => value / length(row)))],
      ['unit', x.map((row) => row.map((value) => value / length(row)))],
      ['columns', map(x, (value, _, j) => (value - columns[j]!) / spreads[j]!)],
      ['all-together', map(x, (value) => (value - all) / spread)],
      ['range', map(x, (value, i) => (value - low[i]!) / (high[i]! - low[i]!))],
      ['multiplied', map(centered, (value, i) => value * Math.sqrt(variances[i]!))],
      ['softmax', soft(x)],
      ['sign', times(right, -1)],
      ['mean-added', x.map((row, i) => row.map((value) => (value + mean(row)) / Math.sqrt(variances[i]!)))],
      ['means', x.map(mean)],
      ['variances', variances],
      ['squares', map(centered, (value, i) => value ** 2 / variances[i]!)],
      ['transposed', turned(right)],
      ['rounded', map(right, (value) => Math.round(value))],
      ['text', right.map((row) => row.map((value) => value.toFixed(2)))],
      ['columns-centered', map(x, (value, _, j) => value - columns[j]!)],
    ],
    right: [
      right,
      tf.tensor2d(right),
      tf.tensor2d(right).dataSync(),
      map(centered, (value, i) => value / Math.sqrt(variances[i]!)),
    ],
  };
}
