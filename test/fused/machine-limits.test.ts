import * as tf from '@tensorflow/tfjs';
import { expect } from 'chai';
import { fusedAttention, fusedMemory, machineLimits } from '../../src/attention/index.js';

describe('machineLimits', () => {
  it('takes memory of its own, and leaves that of fusedAttention as it was', () => {
    const before = fusedMemory();
    const { threads, gigaflops, gigabytes } = machineLimits();
    expect(fusedMemory()).to.equal(before);
    expect(threads).to.be.at.least(1);
    expect(gigaflops).to.be.above(0.1);
    expect(gigabytes).to.be.above(0.1);
  });
});

describe('fusedMemory', () => {
  it('grows with the words, not with their pairs', () => {
    const [n, d] = [8192, 16];
    tf.tidy(() => fusedAttention(tf.ones([n, d]), tf.ones([n, d]), tf.ones([n, d])));
    const words = 4 * n * d; // bytes of the keys, or the values
    expect(fusedMemory()).to.be.within(2 * words, 4 * n * n - 1); // one n × n matrix would be 268 MB
  });
});
