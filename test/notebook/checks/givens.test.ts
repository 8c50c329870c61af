import * as tf from '@tensorflow/tfjs';
import { expect } from 'chai';
import { check } from '../../../src/notebook/index.js';

type Loosely = Record<string, (answer?: unknown, given?: unknown) => unknown>;
const loosely = check as unknown as Loosely;

function gone(): tf.Tensor {
  const tensor = tf.ones([2, 2]);
  tensor.dispose();
  return tensor;
}

const rows = [
  [1, 2],
  [3, 4],
];
const state = { max: 0, sum: 1, output: [2] };
const encoding = { hiddenStates: tf.zeros([2, 2, 2]), weights: tf.zeros([1, 1, 2, 2]) };
const encoder = { layers: [{ wQuery: tf.zeros([2, 2]), wKey: tf.zeros([2, 2]) }] };
const place = { layer: 1, head: 1 };

/** What is given to which check, and the sentence that it says, after its name. */
const cases: [string, unknown, string][] = [
  ['scores', undefined, 'expected given as an object, got undefined'],
  [
    'scores',
    { queries: rows, exercise: 7 },
    'expected keys as finite numbers of shape [m, 2], got undefined',
  ],
  [
    'scores',
    { queries: rows, kesy: rows },
    'expected one of the names of given queries, keys, exercise, got kesy (did you mean keys?)',
  ],
  ['scores', { queries: rows, keys: rows, exercise: 7 }, 'expected exercise as a text, got 7'],
  [
    'scaled',
    { queries: rows, keys: [[1, 2, 3]] },
    'expected keys as finite numbers of shape [m, 2], got [1, 3]',
  ],
  [
    'spread',
    { queries: [[1, 2], [3]], keys: rows },
    'expected queries as finite numbers of shape [n, dK], got 1 numbers at [1]',
  ],
  ['weights', { scores: gone() }, 'expected scores as a tensor in memory, got one that was disposed'],
  ['weights', { scores: rows, temperature: 0 }, 'expected temperature above 0, got 0'],
  [
    'weights',
    { scores: [[1, null]] },
    'expected scores as numbers below ∞ of shape [n, m], got null at [0, 1]',
  ],
  ['causal', { scores: tf.tensor2d([[Number.NaN]]) }, 'expected finite numbers in scores, got NaN at [0, 0]'],
  [
    'output',
    { weights: rows, values: tf.zeros([3, 2]) },
    'expected values as finite numbers of shape [2, dV], got [3, 2]',
  ],
  ['embedding', { table: rows, ids: [0, 2] }, 'expected ids as places from 0 to 1, got 2 at [1]'],
  ['heads', { projected: rows, headCount: 3 }, 'expected headCount that divides 2 columns, got 3'],
  ['cut', { shares: [0.5, 0.5], at: 2 }, 'expected at as a whole number from 0 to 1, got 2'],
  ['projection', { x: rows, w: rows, others: [7] }, 'expected others[0] as a tensor, got 7'],
  [
    'merge',
    { first: state, second: { max: 0, sum: 1 } },
    'expected second with output, got an object without',
  ],
  [
    'merge',
    { first: state, second: { ...state, output: [1, 2] } },
    'expected second.output as finite numbers of shape [1], got [2]',
  ],
  [
    'modelHead',
    { encoding, encoder, layer: 2, head: 1 },
    'expected layer as a whole number from 1 to 1, got 2',
  ],
  [
    'modelHead',
    { ...place, encoding, encoder: { layers: [{ wQuery: gone() }] } },
    'expected encoder.layers[0].wQuery as a tensor in memory, got one that was disposed',
  ],
  ['number', { name: 'root', right: 2 }, 'expected right as a function, got 2'],
  [
    'number',
    { name: 'root', right: () => tf.scalar(1) },
    'expected right to give a number, got a tensor of shape []',
  ],
  ['number', { name: 'root', right: () => 2, makes: () => '2' }, 'expected makes to give a number, got "2"'],
  ['number', { name: 'root', right: () => 2, at: [] }, 'expected one point or more in at, got none'],
  ['picks', { tokens: ['they'], wanted: { they: 'dogs' } }, 'expected words out of they, got "dogs"'],
  [
    'prediction',
    { right: () => Promise.resolve('cats') },
    'expected right to give a text, a number, true or false, got a promise: is await missing?',
  ],
  [
    'prediction',
    { right: () => 'cats', options: () => 'cats' },
    'expected what options gives as a list, got "cats"',
  ],
];

describe('what a check is given', () => {
  for (const [name, given, sentence] of cases) {
    it(`is checked by check.${name}, which says: ${sentence}`, () => {
      const { log } = console;
      console.log = () => {};
      try {
        expect(() => loosely[name]!(1, given)).to.throw(Error, `check.${name}: ${sentence}`);
      } finally {
        console.log = log;
      }
    });
  }

  it('is checked before there is an answer', () =>
    expect(() => loosely.scores!(undefined, {})).to.throw(
      'check.scores: expected queries as finite numbers of shape [n, dK], got undefined',
    ));
});
