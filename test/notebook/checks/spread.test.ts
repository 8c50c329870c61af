import * as tf from '@tensorflow/tfjs';
import { expect } from 'chai';
import { check } from '../../../src/notebook/index.js';
import { printed } from '../../support/printed.js';

describe('check.spread', () => {
  // spread 2 and 3, so that a product has spread 6, and a sum of 16 of them 24
  const [dK, seed] = [16, 5];
  let queries: tf.Tensor;
  let keys: tf.Tensor;
  before(() => {
    queries = tf.randomNormal([211, dK], 0, 2, 'float32', seed);
    keys = tf.randomNormal([223, dK], 0, 3, 'float32', seed + 1);
  });
  const verdict = (divisor: number) => printed(() => check.spread(divisor, { queries, keys })).join('\n');

  it(`is content with what makes scores of spread 1, seed ${seed}`, () =>
    expect(verdict(24)).to.equal('✓ divisor: right'));
  it('says how far scores would spread otherwise', () =>
    expect(verdict(13)).to.match(/^✗ divisor: with yours the scores spread by (1\.[789]|2\.0)\d$/));
  const mistakes: [number, string][] = [
    [1, 'they stay the plain dot products'],
    [4, '√d_k would do if'],
    [16, 'was the root left out?'],
    [6, 'right for one product'], // 2 · 3
    [96, 'was the root left out?'], // 6 · 16
    [20, 'the spreads are added up'], // (2 + 3) · 4
    [8, 'the keys’ is not'], // the queries’ 2 · 4
    [1 / 24, 'what they would be multiplied by'],
    [-24, 'the sign is not'],
    [2400, 'are these percent?'],
  ];
  for (const [divisor, hint] of mistakes)
    it(`recognises ${divisor.toFixed(2)}`, () => expect(verdict(divisor)).to.contain(hint));
});
