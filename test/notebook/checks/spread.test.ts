import * as tf from '@tensorflow/tfjs';
import { expect } from 'chai';
import { attentionScores } from '../../../src/attention/index.js';
import { check } from '../../../src/notebook/index.js';
import { printed } from '../../support/printed.js';

describe('check.spread', () => {
  // spread 2 and 3, so that a product has spread 6, and a sum of 16 of them 24
  const [dK, seed] = [16, 5];
  let queries: tf.Tensor;
  let keys: tf.Tensor;
  let scores: tf.Tensor;
  before(() => {
    queries = tf.randomNormal([211, dK], 0, 2, 'float32', seed);
    keys = tf.randomNormal([223, dK], 0, 3, 'float32', seed + 1);
    scores = attentionScores(queries, keys);
  });
  const verdict = (answer: tf.Tensor) => printed(() => check.spread(answer, { queries, keys })).join('\n');

  it(`is content with scores of spread 1, seed ${seed}`, () =>
    expect(verdict(scores.div(24))).to.match(/^✓ spread: (0\.9[5-9]|1\.0[0-5])$/));
  it('says how large the spread is', () =>
    expect(verdict(scores.div(12))).to.match(/^✗ spread: (1\.9|2\.[01])\d$/));
  it('recognises plain scores, a divisor √d_k and a divisor d_k', () => {
    expect(verdict(scores)).to.contain('the plain dot products');
    expect(verdict(scores.div(4))).to.contain('√d_k would do if');
    expect(verdict(scores.div(16))).to.contain('was the root left out?');
  });
  it('refuses what is no multiple of the dot products', () => {
    expect(verdict(tf.tanh(scores))).to.contain('not the dot products times one number');
    expect(verdict(scores.sub(1).div(24))).to.contain('not the dot products times one number');
    expect(verdict(scores.transpose())).to.contain('which makes [211, 223], got [223, 211]');
  });
  it('accepts plain numbers, and says when there are none', () => {
    const given = { queries: [[2], [-2]], keys: [[3], [-3]] };
    expect(
      printed(() =>
        check.spread(
          [
            [1, -1],
            [-1, 1],
          ],
          given,
        ),
      ),
    ).to.deep.equal(['✓ spread: 1.00']);
    expect(printed(() => check.spread(undefined!, given)).join()).to.contain(
      '○ spread: waiting for your answer',
    );
  });
});
