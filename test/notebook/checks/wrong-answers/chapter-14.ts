import * as tf from '@tensorflow/tfjs';
import { check, lookAtBlock, softmaxWeights, weightedSum } from '../../../../src/index.js';
import type { Exercise } from './exercise.js';
import { largest, product, type Rows, soft, sumOf } from './rows.js';
import { answersMixed, copied, inTensors, twice, twiceInTensors } from './walks.js';

/** One key more, attention in blocks, two halves, and a share of blocks. */
export function chapter14(): Exercise[] {
  return [oneKeyMore(), inBlocks(), twoHalves(), halfOfIt()];
}

function oneKeyMore(): Exercise {
  return {
    id: '14.1',
    ask: (answer) => check.number(answer, { exercise: '14.1', name: 'answer', right: () => 5.5 / 1.5625 }),
    wrong: [
      ['nothing-shrinks', 5.85], // 19 / 3.25
      ['sum-kept', 1.69], // 5.5 / 3.25
      ['output-kept', 12.16], // 19 / 1.5625
      ['undivided', 5.5],
      ['sum', 1.5625],
      ['sum', 1.56],
      ['before', 8], // 18 / 2.25
      ['grows', 7.3], // (4 · 18 + 1) / (4 · 2.25 + 1)
      ['last-only', 1],
      ['mean', 4.5],
      ['sum-old', 9.78], // 5.5 / 0.5625
      ['output-old', 2.88], // 4.5 / 1.5625
      ['two-maxima', 1.46], // 50 / 34.25
      ['wrong-shrink', 2.54], // shrinks by 8
      ['sign', -3.52],
      ['decimal-point', 35.2],
      ['upside-down', 0.284],
      ['output', 19],
      ['text', '3.52'],
    ],
    right: [3.52, 5.5 / 1.5625, [3.52], tf.scalar(3.52)],
  };
}

interface State {
  max: number;
  sum: number;
  output: number[];
}

type Step = (state: State, scores: number[], values: Rows) => void;

// The step as a learner writes it, in which slips are made.
const step =
  ({ own = false, sum = true, output = true, grow = 1, max = true } = {}): Step =>
  (state, scores, values) => {
    const top = max ? Math.max(own ? Number.NEGATIVE_INFINITY : state.max, largest(scores)) : 0;
    const shrink = state.sum === 0 ? 0 : Math.exp(grow * (state.max - top));
    const shares = scores.map((score) => Math.exp(score - top));
    state.sum = state.sum * (sum ? shrink : 1) + sumOf(shares);
    state.output = state.output.map(
      (total, c) => total * (output ? shrink : 1) + sumOf(shares.map((share, j) => share * values[j]![c]!)),
    );
    state.max = top;
  };

const right = step();

function walk(
  look: Step,
  {
    from = (j: number) => j,
    skip = (_: number, __: number): boolean => false,
    end = true,
    early = false,
  } = {},
) {
  return (scores: Rows, values: Rows, size: number): Rows =>
    scores.map((row) => {
      const state: State = { max: Number.NEGATIVE_INFINITY, sum: 0, output: values[0]!.map(() => 0) };
      for (let j = 0; j < row.length; j += size) {
        const block = row.slice(j, j + size);
        if (skip(block.length, size)) continue;
        look(state, block, values.slice(from(j), from(j) + block.length));
        if (early) state.output = state.output.map((total) => total / state.sum);
      }
      return state.output.map((total) => (end ? total / state.sum : total));
    });
}

function inBlocks(): Exercise {
  const scores = [
    [0, 1, 2, 3, 1, 0, 2],
    [1000, 998, 999, 0, 1, -5, 20],
    [-3, 5, 1, 2, 0, 0, 6],
  ];
  const values = [3, -1, 4, 1, -5, 9, 2].map((value, j) => [value, j]);
  const lastOnly: Step = (state, block, mixed) => {
    Object.assign(state, { max: Number.NEGATIVE_INFINITY, sum: 0, output: state.output.map(() => 0) });
    right(state, block, mixed);
  };
  const parts = (join: (answers: Rows) => number[]) => (rows: Rows, mixed: Rows, size: number) =>
    rows.map((row) => {
      const answers: Rows = [];
      for (let j = 0; j < row.length; j += size)
        answers.push(product(soft([row.slice(j, j + size)]), mixed.slice(j, j + size))[0]!);
      return join(answers);
    });
  const added = (answers: Rows) => answers.reduce((a, b) => a.map((x, c) => x + b[c]!));
  return {
    id: '14.2',
    ask: (answer) => check.blocks(answer, { exercise: '14.2', scores, values, blockSize: 3 }),
    wrong: [
      ['nothing-shrinks', walk(step({ sum: false, output: false }))],
      ['sum-kept', walk(step({ sum: false }))],
      ['output-kept', walk(step({ output: false }))],
      ['own-maximum', walk(step({ own: true, sum: false, output: false }))],
      ['divided-in-block', parts(added)],
      ['mean-of-blocks', parts((answers) => added(answers).map((x) => x / answers.length))],
      ['divided-early', walk(right, { end: false, early: true })],
      ['divided-twice', walk(right, { early: true })],
      ['undivided', walk(right, { end: false })],
      ['grows', walk(step({ grow: -1 }))],
      ['last-block-missing', walk(right, { skip: (length, size) => length < size })],
      ['only-last-block', walk(lastOnly)],
      ['first-values', walk(right, { from: () => 0 })],
      ['overflow', walk(step({ max: false }))],
      ['looks-back', (rows: Rows, mixed: Rows) => product(soft(rows), mixed)],
      [
        'whole-row',
        (rows: Rows, mixed: Rows) => rows.map((row) => product(soft([row.map(Number)]), mixed)[0]!),
      ],
      ['all-at-once', (rows: Rows, mixed: Rows) => product(soft(rows.map((row) => row.map(Number))), mixed)],
      [
        'all-at-once',
        (rows: Rows, mixed: Rows) => product(soft(rows.map((row) => [...Float64Array.from(row)])), mixed),
      ],
      ['knows-the-end', twice],
      ['knows-the-end', twiceInTensors],
      [
        'ready-made',
        (rows: Rows, mixed: Rows) => weightedSum(softmaxWeights(tf.tensor2d(rows)), tf.tensor2d(mixed)),
      ],
      [
        'ready-made',
        (rows: Rows, mixed: Rows) => tf.matMul(tf.softmax(tf.tensor2d(rows)), tf.tensor2d(mixed)),
      ],
      ['ready-made', (rows: Rows, mixed: Rows, size: number) => walk(lookAtBlock)(rows, mixed, size)],
      ['fixed', () => product(soft(scores), values)],
      [
        'fixed',
        (rows: Rows, mixed: Rows) =>
          walk(right)(rows, mixed, 3).map((row) => (rows.length === 3 ? row : row.map(() => 0))),
      ],
      ['values-themselves', (_: Rows, mixed: Rows) => mixed],
      ['even', (rows: Rows, mixed: Rows) => rows.map(() => added(mixed).map((x) => x / mixed.length))],
      [
        'text',
        (rows: Rows, mixed: Rows, size: number) =>
          walk(right)(rows, mixed, size).map((row) => row.map((x) => x.toFixed(2))),
      ],
      [
        'threw',
        () => {
          throw new RangeError('Invalid array length');
        },
      ],
    ],
    right: [
      walk(right),
      async (...all: [Rows, Rows, number]) => walk(right)(...all),
      (rows: Rows, mixed: Rows) => walk(right)(rows, mixed, 1), // from key to key
      (rows: Rows, mixed: Rows, size: number) => walk(right)(copied(rows), copied(mixed), size),
      inTensors,
      answersMixed,
      (rows: Rows, mixed: Rows, size: number) => answersMixed(copied(rows), copied(mixed), size),
    ],
  };
}

function twoHalves(): Exercise {
  const [first, second] = [
    [1, 2, 4],
    [8, 2, 1],
  ].map((exps, half) => {
    const state: State = { max: Number.NEGATIVE_INFINITY, sum: 0, output: [0] };
    right(
      state,
      exps.map(Math.log),
      [
        [18, 9, 0],
        [9, 18, 0],
      ][half]!.map((value) => [value]),
    );
    return state;
  }) as [State, State];
  const joined =
    (p: (a: State, b: State) => number[], q = p) =>
    (a: State, b: State): State => {
      const [[s, t], [u, v]] = [p(a, b), q(a, b)];
      return {
        max: Math.max(a.max, b.max),
        sum: u! * a.sum + v! * b.sum,
        output: a.output.map((x, c) => s! * x + t! * b.output[c]!),
      };
    };
  const shrink = (a: State, b: State) => [a, b].map(({ max }) => Math.exp(max - Math.max(a.max, b.max)));
  const none = () => [1, 1];
  const answer = ({ sum, output }: State) => output.map((x) => x / sum);
  return {
    id: '14.3',
    ask: (given) => check.merge(given, { exercise: '14.3', first, second }),
    wrong: [
      ['nothing-shrinks', joined(none)],
      ['sum-kept', joined(shrink, none)],
      ['output-kept', joined(none, shrink)],
      ['grows', joined((a, b) => shrink(a, b).map((x) => 1 / x))],
      ['one-shrinks', joined((a, b) => [shrink(a, b)[0]!, 1])],
      ['one-shrinks', joined((a, b) => [1, shrink(a, b)[1]!])],
      ['one-only', (a: State) => a],
      ['one-only', (_: State, b: State) => b],
      ['larger-only', (a: State, b: State) => (a.max > b.max ? a : b)],
      [
        'mean',
        (a: State, b: State) => ({ max: 0, sum: 2, output: answer(a).map((x, c) => x + answer(b)[c]!) }),
      ],
      [
        'added-answers',
        (a: State, b: State) => ({ max: 0, sum: 1, output: answer(a).map((x, c) => x + answer(b)[c]!) }),
      ],
      ['overflow', joined((a, b) => [a, b].map(({ max }) => Math.exp(max - Math.min(a.max, b.max))))],
      ['overflow', joined((a, b) => [Math.exp(a.max), Math.exp(b.max)])],
      ['no-state', (a: State, b: State) => ({ max: Math.max(a.max, b.max), output: a.output })],
      [
        'ready-made',
        (a: State, b: State) => {
          const merged = joined(shrink)(a, b);
          void lookAtBlock;
          return merged;
        },
      ],
      ['fixed', () => joined(shrink)(first, second)],
      ['threw', (a: State) => a.output.map((x) => (undefined as unknown as number[])[x]!)],
      ['no-state', (a: State, b: State) => answer(joined(shrink)(a, b))],
    ],
    right: [joined(shrink), async (a: State, b: State) => joined(shrink)(a, b)],
  };
}

function halfOfIt(): Exercise {
  return {
    id: '14.4',
    ask: (answer) => check.number(answer, { exercise: '14.4', name: 'share', right: () => 0.55 }),
    wrong: [
      ['half', 0.5],
      ['not-itself', 0.45],
      ['eight', 0.5625],
      ['count', 55],
      ['count', 45],
      ['upside-down', 1.82],
      ['all', 1],
      ['diagonal', 0.1],
      ['eight-count', 36],
      ['wrong-whole', 0.859],
      ['wrong-count', 0.36],
      ['sign', -0.55],
      ['decimal-point', 5.5],
      ['rounded', 0.6],
      ['none', 0],
      ['text', '0.55'],
      ['text', '55%'],
      ['function', () => 0.55],
    ],
    right: [0.55, 55 / 100, [0.55], tf.scalar(0.55)],
  };
}
