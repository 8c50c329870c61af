import * as tf from '@tensorflow/tfjs';
import { expect } from 'chai';
import { check } from '../../../src/notebook/index.js';
import { printed } from '../../support/printed.js';

type Rows = number[][];
const soft = (row: number[]) => {
  const exps = row.map(Math.exp);
  const sum = exps.reduce((a, b) => a + b, 0);
  return exps.map((x) => x / sum);
};
const turned = (a: Rows): Rows => a[0]!.map((_, j) => a.map((row) => row[j]!));

function says(run: () => void): string {
  const lines = printed(run);
  expect(lines).to.have.length(1);
  return lines[0]!;
}

describe('check.causal', () => {
  const scores = [
    [0.5, 1, -1],
    [2, 0.25, 0.75],
    [-0.5, 1.5, 1],
  ];
  const masked = (mayAttend: (i: number, j: number) => boolean) =>
    scores.map((row, i) => row.map((x, j) => (mayAttend(i, j) ? x : Number.NEGATIVE_INFINITY)));
  const verdict = (answer: Rows, of = scores) => says(() => check.causal(answer, { scores: of }));

  it('is content when word i sees words 0 to i', () =>
    expect(verdict(masked((i, j) => j <= i).map(soft))).to.equal('✓ causal weights: right'));
  it('recognises a missing mask', () => expect(verdict(scores.map(soft))).to.contain('nothing is masked'));
  it('recognises a mask after softmax', () =>
    expect(verdict(scores.map(soft).map((row, i) => row.map((x, j) => (j <= i ? x : 0))))).to.contain(
      'the mask came after softmax',
    ));
  it('recognises a mask of zeros', () =>
    expect(verdict(scores.map((row, i) => soft(row.map((x, j) => (j <= i ? x : 0)))))).to.contain(
      'exp(0) is 1',
    ));
  it('recognises an inverted mask, with or without the word itself', () => {
    expect(verdict(masked((i, j) => j >= i).map(soft))).to.contain('inverted');
    expect(verdict(masked((i, j) => j > i).map(soft))).to.contain('inverted'); // its last row is NaN
  });
  it('recognises a word that does not see itself', () => {
    const weights = masked((i, j) => j < i).map(soft); // its first row is NaN
    expect(verdict(weights)).to.contain('doesn’t see itself');
    expect(verdict([[0, 0, 0], ...weights.slice(1)])).to.contain('doesn’t see itself');
  });
  it('recognises masked scores', () =>
    expect(verdict(masked((i, j) => j <= i))).to.contain('softmax is still to come'));
  it('recognises alignment at the bottom right', () => {
    const wide = [
      [0.5, 1, -1],
      [2, 0.25, 0.75],
    ];
    const seen = wide.map((row, i) => soft(row.map((x, j) => (j <= i + 1 ? x : Number.NEGATIVE_INFINITY))));
    expect(verdict(seen, wide)).to.contain('bottom right');
  });
});

describe('check.projection', () => {
  const x = [
    [1, 2],
    [0.5, -1],
    [3, 0],
  ];
  const w = [
    [2, -1],
    [0.5, 1],
  ];
  const b = [10, 20];
  // by hand: [1·2 + 2·0.5, −1 + 2] = [3, 1]; [1 − 0.5, −0.5 − 1] = [0.5, −1.5]; [6, −3]
  const right = [
    [3, 1],
    [0.5, -1.5],
    [6, -3],
  ];
  const verdict = (answer: Rows, given: { x: Rows; w: Rows; b?: number[] } = { x, w }) =>
    says(() => check.projection(answer, given));

  it('is content with X W and with X W + b', () => {
    expect(verdict(right)).to.equal('✓ projection: right');
    expect(
      verdict(
        right.map(([p, q]) => [p! + 10, q! + 20]),
        { x, w, b },
      ),
    ).to.equal('✓ projection: right');
  });
  it('recognises a missing bias', () => expect(verdict(right, { x, w, b })).to.contain('bias b is missing'));
  it('recognises a transposed w', () =>
    expect(
      verdict([
        [0, 2.5],
        [2, -0.75],
        [6, 1.5],
      ]),
    ).to.contain('w is transposed'));
  it('recognises exchanged rows and columns', () =>
    expect(verdict(turned(right))).to.contain('rows and columns are exchanged'));
  it('recognises exchanged factors and a product number by number', () => {
    const given = { x: x.slice(0, 2), w };
    expect(
      verdict(
        [
          [1.5, 5],
          [1, 0],
        ],
        given,
      ),
    ).to.contain('the factors are exchanged');
    expect(
      verdict(
        [
          [2, -2],
          [0.25, -1],
        ],
        given,
      ),
    ).to.contain('number by number');
  });
  it('recognises x', () => expect(verdict(x)).to.contain('x itself'));
});

describe('check.heads', () => {
  // 3 words, 2 heads of 2 numbers
  const projected = [
    [1, 2, 3, 4],
    [5, 6, 7, 8],
    [9, 10, 11, 12],
  ];
  const verdict = (answer: number[][][]) => says(() => check.heads(answer, { projected, headCount: 2 }));

  it('is content with blocks of neighbouring columns', () =>
    expect(
      verdict([
        [
          [1, 2],
          [5, 6],
          [9, 10],
        ],
        [
          [3, 4],
          [7, 8],
          [11, 12],
        ],
      ]),
    ).to.equal('✓ heads: right'));
  it('recognises a reshape that mixes words', () =>
    expect(
      verdict([
        [
          [1, 2],
          [3, 4],
          [5, 6],
        ],
        [
          [7, 8],
          [9, 10],
          [11, 12],
        ],
      ]),
    ).to.contain('reshape alone'));
  it('recognises every h-th column', () =>
    expect(
      verdict([
        [
          [1, 3],
          [5, 7],
          [9, 11],
        ],
        [
          [2, 4],
          [6, 8],
          [10, 12],
        ],
      ]),
    ).to.contain('every h-th column'));
  it('recognises words in front', () =>
    expect(
      verdict([
        [
          [1, 2],
          [3, 4],
        ],
        [
          [5, 6],
          [7, 8],
        ],
        [
          [9, 10],
          [11, 12],
        ],
      ]),
    ).to.contain('words come first'));
  it('recognises exchanged rows and columns', () =>
    expect(
      verdict([
        [
          [1, 5, 9],
          [2, 6, 10],
        ],
        [
          [3, 7, 11],
          [4, 8, 12],
        ],
      ]),
    ).to.contain('rows and columns are exchanged'));
});

describe('check.positions', () => {
  const given = { length: 5, dModel: 4 };
  const { sin, cos } = Math;
  const rows = (row: (p: number) => number[]) => [0, 1, 2, 3, 4].map(row);
  const verdict = (answer: Rows) => says(() => check.positions(answer, given));

  // dModel 4: the second pair is 10000^(2/4) = 100 times slower
  it('is content with sine and cosine in turn', () =>
    expect(verdict(rows((p) => [sin(p), cos(p), sin(p / 100), cos(p / 100)]))).to.equal(
      '✓ positions: right',
    ));
  it('recognises sines before cosines', () =>
    expect(verdict(rows((p) => [sin(p), sin(p / 100), cos(p), cos(p / 100)]))).to.contain('another order'));
  it('recognises cosine before sine', () =>
    expect(verdict(rows((p) => [cos(p), sin(p), cos(p / 100), sin(p / 100)]))).to.contain('exchanged'));
  it('recognises a frequency for each column', () =>
    expect(verdict(rows((p) => [sin(p), cos(p / 10), sin(p / 100), cos(p / 1000)]))).to.contain(
      'share one frequency',
    ));
  it('recognises a missing factor 2', () =>
    expect(verdict(rows((p) => [sin(p), cos(p), sin(p / 10), cos(p / 10)]))).to.contain('half as fast'));
  it('recognises positions counted from 1', () =>
    expect(verdict(rows((p) => [sin(p + 1), cos(p + 1), sin((p + 1) / 100), cos((p + 1) / 100)]))).to.contain(
      'counted from 0',
    ));
  it('recognises exchanged rows and columns', () =>
    expect(verdict(turned(rows((p) => [sin(p), cos(p), sin(p / 100), cos(p / 100)])))).to.contain(
      'rows and columns',
    ));
});

describe('check.norm', () => {
  // row 0: mean 2, variance (4 + 0 + 4) / 3; row 1: mean 1, variance (1 + 1 + 4) / 3 = 2
  const x = [
    [0, 2, 4],
    [0, 0, 3],
  ];
  const spread = [Math.sqrt(8 / 3), Math.SQRT2];
  const centred = [
    [-2, 0, 2],
    [-1, -1, 2],
  ];
  const right = centred.map((row, i) => row.map((value) => value / spread[i]!));
  const verdict = (answer: Rows) => says(() => check.norm(answer, { x }));

  it('is content when each word has mean 0 and variance 1', () =>
    expect(verdict(right)).to.equal('✓ layer norm: right'));
  it('recognises a variance of 2 left as it is', () =>
    expect(verdict(centred.map((row, i) => row.map((value) => value / spread[i]! ** 2)))).to.contain(
      'its root is needed',
    ));
  it('recognises columns in place of words', () =>
    // column 0 is equal throughout; columns 1 and 2: mean ± deviation
    expect(
      verdict([
        [0, 1, 1],
        [0, -1, -1],
      ]),
    ).to.contain('each column over the words'));
  it('recognises all words together', () => {
    const deviation = Math.sqrt(x.flat().reduce((sum, value) => sum + (value - 1.5) ** 2, 0) / 6);
    expect(verdict(x.map((row) => row.map((value) => (value - 1.5) / deviation)))).to.contain(
      'all words together',
    );
  });
  it('recognises numbers that are only centred', () =>
    expect(verdict(centred)).to.contain('the variance isn’t 1 yet'));
  it('recognises division by n − 1', () =>
    expect(verdict(right.map((row) => row.map((value) => value * Math.sqrt(2 / 3))))).to.contain(
      'not by one less',
    ));
  it('recognises a mean that is left in', () => {
    const size = [Math.sqrt(20 / 3), Math.sqrt(9 / 3)];
    expect(verdict(x.map((row, i) => row.map((value) => value / size[i]!)))).to.contain(
      'the mean isn’t taken away',
    );
  });
});

describe('check.cosine', () => {
  // [3, 4] has length 5, [5, 12] length 13; their dot product is 15 + 48 = 63
  const given = { a: [3, 4], b: [5, 12] };
  const verdict = (answer: number) => says(() => check.cosine(answer, given));

  it('is content with the dot product divided by both lengths', () =>
    expect(verdict(63 / 65)).to.equal('✓ cosine similarity: right'));
  it('recognises the dot product', () => expect(verdict(63)).to.contain('the dot product'));
  it('recognises the distance', () => expect(verdict(Math.hypot(2, 8))).to.contain('this is the distance'));
  it('recognises a single length', () => {
    expect(verdict(63 / 5)).to.contain('there are two');
    expect(verdict(63 / 13)).to.contain('there are two');
  });
  it('recognises squares of lengths', () => expect(verdict(63 / 65 ** 2)).to.contain('roots are missing'));
  it('recognises one minus the similarity', () => expect(verdict(2 / 65)).to.contain('1 − similarity'));
});

describe('check.number', () => {
  const verdict = (answer: unknown) =>
    says(() =>
      check.number('the score', answer as number, () => 2.345, [{ gives: 23.45, hint: 'a digit slipped' }]),
    );

  it('is content with two right decimals', () => {
    expect(verdict(2.35)).to.equal('✓ the score: right');
    expect(verdict(2.34)).to.equal('✓ the score: right');
  });
  it('says in which direction a number is wrong', () => {
    expect(verdict(2.4)).to.equal('✗ the score: too large');
    expect(verdict(2.3)).to.equal('✗ the score: too small');
    expect(verdict(-2.345)).to.equal('✗ the score: the size is right, the sign is not');
    expect(verdict(Number.NaN)).to.equal('✗ the score: it is NaN');
  });
  it('recognises a mistake that was foreseen', () =>
    expect(verdict(23.45)).to.equal('✗ the score: a digit slipped'));
  it('notices that there is no number', () => {
    expect(verdict(undefined)).to.equal('○ the score: waiting for your answer');
    expect(verdict([1, 2])).to.equal('✗ the score: expected one number, got several');
  });
});

describe('check.shape', () => {
  let tensor: tf.Tensor;
  before(() => {
    tensor = tf.zeros([3, 5]);
  });
  const verdict = (answer: number[]) => says(() => check.shape(answer, tensor));
  after(() => tensor.dispose());

  it('is content with the shape', () => expect(verdict([3, 5])).to.equal('✓ shape: right'));
  it('recognises the wrong order', () =>
    expect(verdict([5, 3])).to.equal('✗ shape: the right sizes in the wrong order'));
  it('recognises a wrong rank', () =>
    expect(verdict([3])).to.equal('✗ shape: 1 size, but the tensor is of rank 2'));
  it('counts what is right', () => expect(verdict([3, 7])).to.equal('✗ shape: 1 of 2 sizes are right'));
  it('waits for an answer', () => expect(verdict(undefined!)).to.equal('○ shape: waiting for your answer'));
});

describe('check.prediction', () => {
  const verdict = (answer: string) =>
    says(() => check.prediction(answer, () => 'transformers', 'look at the row of they'));

  it('is content with what really happens', () =>
    expect(verdict('Transformers ')).to.equal('✓ as you predicted'));
  it('says where to look otherwise, and not what happened', () =>
    expect(verdict('cool')).to.equal('✗ it turned out differently: look at the row of they'));
  it('waits for a prediction', () =>
    expect(verdict(undefined!)).to.equal('○ prediction: waiting for your answer'));
});
