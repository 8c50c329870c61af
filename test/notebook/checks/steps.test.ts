import * as tf from '@tensorflow/tfjs';
import { expect } from 'chai';
import { check } from '../../../src/notebook/index.js';
import { says } from '../../support/says.js';

type Rows = number[][];

// Plain loops, so that what is expected doesn't come from the code that is tested.
const product = (a: Rows, b: Rows): Rows =>
  a.map((row) => b[0]!.map((_, j) => row.reduce((sum, x, k) => sum + x * b[k]![j]!, 0)));
const turned = (a: Rows): Rows => a[0]!.map((_, j) => a.map((row) => row[j]!));
const map = (a: Rows, change: (x: number) => number): Rows => a.map((row) => row.map(change));
const soft = (a: Rows): Rows =>
  a.map((row) => {
    const exps = row.map(Math.exp);
    return exps.map((x) => x / exps.reduce((sum, y) => sum + y, 0));
  });

// 3 queries and 5 keys of 2 numbers, values of 7: different primes, so that no shape fits by chance.
const queries = [
  [1, 0.5],
  [-1, 2],
  [0.25, -0.75],
];
const keys = [
  [0.5, 1],
  [1, -1],
  [2, 0.25],
  [-0.5, 0.5],
  [0, 1.5],
];
const values = Array.from({ length: 5 }, (_, i) => Array.from({ length: 7 }, (_, j) => Math.sin(i * 7 + j)));
const scores = product(queries, turned(keys));
const scaled = map(scores, (x) => x / Math.SQRT2);
const weights = soft(scaled);
const output = product(weights, values);
// Where a mistake needs as many queries as keys, and as many numbers as words.
const square = {
  queries: [
    [1, 2],
    [-1, 0.5],
  ],
  keys: [
    [0.5, -1],
    [1.5, 1],
  ],
};
const squareScores = product(square.queries, turned(square.keys));

describe('check.scores', () => {
  const verdict = (answer: Rows) => says(() => check.scores(answer, { queries, keys }));

  it('is content with dot products', () => expect(verdict(scores)).to.equal('✓ scores: right'));
  it('takes tensors as well', () => {
    const given = { queries: tf.tensor(queries), keys: tf.tensor(keys) };
    const answer = tf.tensor(scores);
    expect(says(() => check.scores(answer, given))).to.equal('✓ scores: right');
    tf.dispose([answer, given]);
  });
  it('is content with two right decimals, typed by hand', () =>
    expect(verdict(map(scores, (x) => Number(x.toFixed(2))))).to.equal('✓ scores: right'));
  it('leaves no tensor alive', () => {
    const before = tf.memory().numTensors;
    verdict(weights);
    expect(tf.memory().numTensors).to.equal(before);
  });

  it('recognises exchanged rows and columns', () =>
    expect(verdict(turned(scores))).to.contain('rows and columns are exchanged'));
  it('recognises scores that are scaled already', () =>
    expect(verdict(scaled)).to.contain('divided by √d_k already'));
  it('recognises means instead of sums', () =>
    expect(verdict(map(scores, (x) => x / 2))).to.contain('means of products'));
  it('recognises queries that meet queries', () =>
    expect(verdict(product(queries, turned(queries)))).to.contain('queries meet queries'));
  it('recognises keys that meet keys', () =>
    expect(verdict(product(keys, turned(keys)))).to.contain('keys meet keys'));
  it('recognises softmax done too early', () =>
    expect(verdict(soft(scores))).to.contain('softmax is applied already'));
  it('recognises cosines', () => {
    const length = ([x, y]: number[]) => Math.hypot(x!, y!);
    const cosines = scores.map((row, i) => row.map((x, j) => x / length(queries[i]!) / length(keys[j]!)));
    expect(verdict(cosines)).to.contain('cosines');
  });
  it('recognises a product without transpose', () =>
    expect(says(() => check.scores(product(square.queries, square.keys), square))).to.contain(
      'not transposed',
    ));
  it('recognises a product number by number', () => {
    const wrong = square.queries.map((row, i) => row.map((x, j) => x * square.keys[i]![j]!));
    expect(says(() => check.scores(wrong, square))).to.contain('adds nothing up');
    expect(
      says(() =>
        check.scores(
          wrong.map((row) => row[0]! + row[1]!),
          square,
        ),
      ),
    ).to.contain('its own word');
  });
});

describe('check.scaled', () => {
  const verdict = (answer: Rows) => says(() => check.scaled(answer, { queries, keys }));

  it('is content with scores divided by √d_k', () =>
    expect(verdict(scaled)).to.equal('✓ scaled scores: right'));
  it('recognises scores that are not scaled', () => expect(verdict(scores)).to.contain('not scaled yet'));
  it('recognises division by d_k', () =>
    expect(verdict(map(scores, (x) => x / 2))).to.contain('was the root left out'));
  it('recognises multiplication', () =>
    expect(verdict(map(scores, (x) => x * Math.SQRT2))).to.contain('they grew'));
  it('recognises the number of words in place of d_k', () =>
    expect(verdict(map(scores, (x) => x / Math.sqrt(5)))).to.contain('number of words'));
  it('recognises exchanged rows and columns', () => expect(verdict(turned(scaled))).to.contain('exchanged'));
  it('recognises softmax done too early', () =>
    expect(verdict(weights)).to.contain('softmax is applied already'));
});

describe('check.weights', () => {
  const verdict = (answer: Rows, temperature?: number) =>
    says(() => check.weights(answer, { scores: scaled, ...(temperature && { temperature }) }));

  it('is content with softmax over each row', () => expect(verdict(weights)).to.equal('✓ weights: right'));
  it('knows the temperature', () =>
    expect(verdict(soft(map(scaled, (x) => x / 3)), 3)).to.equal('✓ weights: right'));
  it('recognises softmax over columns', () =>
    expect(verdict(turned(soft(turned(scaled))))).to.contain('columns sum to 1'));
  it('recognises softmax over everything', () => {
    const sum = scaled.flat().reduce((total, x) => total + Math.exp(x), 0);
    expect(verdict(map(scaled, (x) => Math.exp(x) / sum))).to.contain('all values together');
  });
  it('recognises exp without division', () =>
    expect(verdict(map(scaled, Math.exp))).to.contain('something is still to divide by'));
  it('recognises division without exp', () =>
    expect(verdict(scaled.map((row) => row.map((x) => x / row.reduce((a, b) => a + b))))).to.contain(
      'negative',
    ));
  it('recognises overflow', () => {
    const large = [[1000, 999]];
    expect(says(() => check.weights([[Number.NaN, Number.NaN]], { scores: large }))).to.contain(
      'subtracted from a row',
    );
  });
  it('recognises a temperature upside down, or forgotten', () => {
    expect(verdict(soft(map(scaled, (x) => x * 3)), 3)).to.contain('wrong way round');
    expect(verdict(weights, 3)).to.contain('the temperature changed nothing');
  });
  it('recognises softmax done twice', () => expect(verdict(soft(weights))).to.contain('twice'));
  it('recognises a hard choice', () =>
    expect(verdict(scaled.map((row) => row.map((x) => (x === Math.max(...row) ? 1 : 0))))).to.contain(
      'only the largest',
    ));
  it('recognises scores', () => expect(verdict(scaled)).to.contain('the scores themselves'));
});

describe('check.output', () => {
  const verdict = (answer: Rows) => says(() => check.output(answer, { weights, values }));

  it('is content with a weighted sum', () => expect(verdict(output)).to.equal('✓ updated words: right'));
  it('recognises transposed weights', () => {
    const given = { weights: soft(squareScores), values: square.keys };
    expect(says(() => check.output(product(turned(given.weights), given.values), given))).to.contain(
      'transposed',
    );
    expect(says(() => check.output(product(given.values, given.weights), given))).to.contain(
      'the factors are exchanged',
    );
    expect(says(() => check.output(given.values, given))).to.contain('nothing is mixed yet');
  });
  it('recognises a mean or a sum without weights', () => {
    const sum = values.reduce((total, row) => total.map((x, j) => x + row[j]!));
    expect(verdict([sum, sum, sum])).to.contain('the sum of the values');
    expect(verdict(map([sum, sum, sum], (x) => x / 5))).to.contain('the mean of the values');
  });
  it('recognises a hard choice', () =>
    expect(verdict(weights.map((row) => values[row.indexOf(Math.max(...row))]!))).to.contain(
      'took over one value',
    ));
  it('recognises a division too many', () =>
    expect(verdict(map(output, (x) => x / 5))).to.contain('nothing is left to divide by'));
});

describe('a check', () => {
  const verdict = (answer: unknown) => says(() => check.weights(answer as Rows, { scores: scaled }));

  it('says what share of the values is right, and where to look, but never what is right', () => {
    const wrong = weights.map((row, i) => row.map((x, j) => (i === 1 && j > 2 ? x + 0.1 : x)));
    expect(verdict(wrong)).to.equal('✗ weights: 86 % of the values are right; look at [1, 3] first'); // 13 of 15
  });
  it('says what a wrong shape should be made of', () =>
    expect(verdict([[1]])).to.equal(
      '✗ weights: expected one weight for each score, which makes [3, 5], got [1, 1]',
    ));
  it('tells of NaN', () => {
    const wrong = weights.map((row) => [Number.NaN, ...row.slice(1)]);
    expect(verdict(wrong)).to.equal(
      '✗ weights: 80 % of the values are right, and some are NaN; look at [0, 0] first',
    );
  });
  it('waits for an answer, and tells what is none', () => {
    expect(verdict(undefined)).to.equal('○ weights: not answered yet');
    expect(verdict(Promise.resolve(1))).to.contain('put await before the call');
    expect(verdict('0.5')).to.equal(
      '✗ weights: this is text, not a number: toFixed makes text, and so do quotes',
    );
    expect(verdict([['a']])).to.equal('✗ weights: this is text; numbers are asked for');
    const gone = tf.tensor(weights);
    gone.dispose();
    expect(verdict(gone)).to.equal('✗ weights: this tensor has been disposed of');
  });
});
