import * as tf from '@tensorflow/tfjs';
import { attentionScores, check, project } from '../../../../src/index.js';
import type { Exercise } from './exercise.js';
import { changedAt, map, product, type Rows, sumOf, times, turned } from './rows.js';
import { readHead } from './sentence.js';

/** Toy keys by hand, queries in plain numbers, and two matrices to invent. */
export async function chapter2(): Promise<Exercise[]> {
  const { x, wQuery, wKey, wValue } = await readHead();
  return [toyKeys(), plainQueries(x, wQuery, wKey, wValue), picks()];
}

function toyKeys(): Exercise {
  const x = [
    [3, 0, 1],
    [3, 0, -1],
    [0, 2, 1],
  ];
  const right = [
    [3, 1],
    [3, -1],
    [-2, 1],
  ];
  const [w, toyQuery] = [
    [
      [1, 0],
      [-1, 0],
      [0, 1],
    ],
    [
      [1, 0],
      [2, 0],
      [0, 1],
    ],
  ];
  return {
    id: '2.1',
    ask: (answer) =>
      check.projection(answer, { exercise: '2.1', x, w: w!, others: [tf.tensor2d(toyQuery!)] }),
    wrong: [
      ['wrong-matrix', product(x, toyQuery!)],
      ['transposed', turned(right)],
      ['x-itself', x],
      ['rows-exchanged', [right[1], right[0], right[2]]],
      ['rows-exchanged', right.toReversed()],
      ['columns-exchanged', right.map((row) => row.toReversed())],
      [
        'some-signs',
        [
          [3, 1],
          [3, -1],
          [2, 1],
        ],
      ],
      [
        'some-signs',
        [
          [3, 1],
          [3, 1],
          [-2, 1],
        ],
      ],
      ['sign', times(right, -1)],
      ['first-column', right.map(([thing]) => [thing, thing])],
      ['mean', times(right, 1 / 3)],
      [
        'one-number',
        [
          [3, 1],
          [3, -1],
          [-1, 1],
        ],
      ],
      [
        'one-number',
        [
          [3, 1],
          [3, -1],
          [0, 1],
        ],
      ],
      ['sums', x.map((row) => [sumOf(row), sumOf(row)])],
      ['w-itself', w],
      [
        'text',
        [
          ['3', '1'],
          ['3', '-1'],
          ['-2', '1'],
        ],
      ],
      [
        'gaps',
        [
          [3, 1],
          [3, -1],
          [undefined, 1],
        ],
      ],
      ['uneven', [[3, 1], [3], [-2, 1]]],
      ['part', right.slice(0, 2)],
    ],
    right: [right, right.flat(), tf.tensor2d(right), right.map((row) => row.map((n) => [n]))],
  };
}

function plainQueries(x: Rows, wQuery: Rows, wKey: Rows, wValue: Rows): Exercise {
  const right = product(x, wQuery);
  const others = [wKey, wValue].map((w) => tf.tensor2d(w));
  const [inner, dK] = [wQuery.length, wQuery[0]!.length];
  const flat = wQuery.flat();
  const reshaped = Array.from({ length: inner }, (_, i) =>
    Array.from({ length: dK }, (_, j) => flat[j * inner + i]!),
  );
  return {
    id: '2.2',
    ask: (answer) => check.projection(answer, { exercise: '2.2', x, w: wQuery, others }),
    wrong: [
      ['wrong-matrix', product(x, wKey)],
      ['wrong-matrix', product(x, wValue)],
      ['transposed', turned(right)],
      ['x-itself', x],
      ['mean', times(right, 1 / inner)],
      ['scaled', times(right, 1 / Math.sqrt(dK))],
      ['first-column', right.map((row) => row.map(() => row[0]!))],
      ['first-row', right.map(() => right[0]!)],
      ['rows-exchanged', right.toReversed()],
      ['columns-exchanged', right.map((row) => row.toReversed())],
      ['sign', times(right, -1)],
      ['some-signs', map(right, Math.abs)],
      ['no-negatives', map(right, (value) => Math.max(0, value))],
      ['reshaped', product(x, reshaped)],
      [
        'last-missing',
        product(
          x.map((row) => row.slice(0, -1)),
          wQuery.slice(0, -1),
        ),
      ],
      [
        'first-missing',
        product(
          x.map((row) => row.slice(1)),
          wQuery.slice(1),
        ),
      ],
      [
        'last-only',
        product(
          x.map((row) => row.slice(-1)),
          wQuery.slice(-1),
        ),
      ],
      ['one-number', changedAt(right, 2, 3, 1)],
      ['rounded', map(right, Math.round)],
      ['sums', x.map((row) => wQuery[0]!.map((_, j) => sumOf(row) + sumOf(wQuery.map((line) => line[j]!))))],
      ['w-itself', wQuery],
      ['text', right.map((row) => row.map((value) => value.toFixed(2)))],
    ],
    right: [
      right,
      tf.tensor(right),
      tf.tensor(right).dataSync(),
      right.flat(),
      map(right, (v) => Number(v.toFixed(2))),
    ],
  };
}

function picks(): Exercise {
  const tokens = ['dogs', 'bone', 'they', 'it', 'hungry'];
  const wanted = { they: 'dogs', it: 'bone', hungry: 'dogs' };
  const design = tf.tensor2d([
    [2, 2, 0, 1],
    [2, -2, 0, -1],
    [0, 0, 2, 1],
    [0, 0, 2, -1],
    [0, 3, 0, 0],
  ]);
  const scores = (forQuery: Rows, forKey: Rows) =>
    attentionScores(project(design, tf.tensor2d(forQuery)), project(design, tf.tensor2d(forKey)));
  const query = [
    [0, 0, 0],
    [1, 1, 0],
    [2, 0, 0],
    [0, 0, 1],
  ];
  const key = [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 0],
    [0, 0, 1],
  ];
  const right = scores(query, key);
  return {
    id: '2.3',
    ask: (answer) => check.picks(answer, { exercise: '2.3', tokens, wanted }),
    wrong: [
      ['mirror', scores(key, key)],
      ['exchanged', scores(key, query)],
      ['exchanged', right.transpose()],
      [
        'undecided',
        scores(query, [
          [1, 0, 0],
          [0, 0, 0],
          [0, 0, 0],
          [0, 0, 1],
        ]),
      ],
      ['sign', right.neg()],
      ['itself', tf.eye(5).mul(99).add(right)],
      ['picks-another', right.add(tf.tensor2d([[0, 0, 0, 99, 0]]))],
      ['undecided', scores(query.with(3, [0, 0, 0]), key)], // many and one look alike
      ['nan', tf.fill([5, 5], Number.NaN)],
      ['text', right.toString()],
      ['shape', right.flatten().slice(0, 20)],
      ['shape', right.slice([0, 0], [2, 5])],
      ['function', () => right],
      ['promise', right.array()],
      ['text', (right.arraySync() as Rows).map((row) => row.map(String))],
    ],
    right: [
      right,
      right.arraySync(),
      scores(
        query.map((row) => row.map((n) => 3 * n)),
        key,
      ),
    ],
  };
}
