import * as tf from '@tensorflow/tfjs';
import { expect } from 'chai';
import { check } from '../../../src/notebook/index.js';
import { says } from '../../support/says.js';

describe('check.shape', () => {
  let tensor: tf.Tensor;
  before(() => {
    tensor = tf.zeros([3, 5]);
  });
  const verdict = (answer: number[]) => says(() => check.shape(answer, { of: tensor }));
  after(() => tensor.dispose());

  it('is content with the shape', () => expect(verdict([3, 5])).to.equal('✓ shape: right'));
  it('recognises the wrong order', () =>
    expect(verdict([5, 3])).to.equal('✗ shape: the right sizes in the wrong order'));
  it('recognises a wrong rank', () =>
    expect(verdict([3])).to.equal('✗ shape: 1 size, but the tensor is of rank 2'));
  it('counts what is right', () => expect(verdict([3, 7])).to.equal('✗ shape: 1 of 2 sizes are right'));
  it('waits for an answer', () => expect(verdict(undefined!)).to.equal('○ shape: not answered yet'));
});
