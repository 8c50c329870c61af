import * as tf from '@tensorflow/tfjs';
import { expect } from 'chai';
import { project, scaledDotProductAttention, selfAttention } from '../../src/attention/index.js';
import { expectClose, expectNoLeak } from '../support/tensors.js';

const random = (shape: number[], seed: number) => tf.randomNormal(shape, 0, 1, 'float32', seed);
const [N, D_MODEL, D_K, D_V] = [7, 5, 3, 2];
const head = () => ({
  wQuery: random([D_MODEL, D_K], 1),
  wKey: random([D_MODEL, D_K], 2),
  wValue: random([D_MODEL, D_V], 3),
});
const nested = (x: tf.Tensor) => x.arraySync() as number[][];

describe('selfAttention', () => {
  it('is three projections and scaled dot-product attention', () => {
    const x = random([N, D_MODEL], 4);
    const all = selfAttention(x, head(), { causal: true });
    expectClose(all.queries, nested(project(x, head().wQuery)));
    expectClose(all.keys, nested(project(x, head().wKey)));
    expectClose(all.values, nested(project(x, head().wValue)));
    const attention = scaledDotProductAttention(all.queries, all.keys, all.values, { causal: true });
    expectClose(all.scores, nested(attention.scores));
    expectClose(all.weights, nested(attention.weights));
    expectClose(all.output, nested(attention.output));
  });

  it('gives each sentence of a batch what it gives that sentence alone', () => {
    const batch = random([2, 3, N, D_MODEL], 5);
    const alone = tf.squeeze(tf.slice(batch, [1, 2, 0, 0], [1, 1, N, D_MODEL]), [0, 1]);
    const together = selfAttention(batch, head()).output;
    expectClose(
      tf.squeeze(tf.slice(together, [1, 2, 0, 0], [1, 1, N, D_V]), [0, 1]),
      nested(selfAttention(alone, head()).output),
    );
  });

  it('leaks nothing', () => {
    const [x, weights] = [random([N, D_MODEL], 4), head()];
    expectNoLeak(() => selfAttention(x, weights));
  });

  it('says what is wrong with its input', () => {
    const attend = (change: object) => () => selfAttention(random([N, D_MODEL], 4), { ...head(), ...change });
    const cases: [() => unknown, string][] = [
      [attend({ wQuery: random([4, 3], 1) }), 'expected wQuery of shape [5, *], got [4, 3]'],
      [attend({ wKey: random([5, 4], 1) }), 'expected wKey of shape [5, 3], got [5, 4]'],
      [attend({ wValue: undefined }), 'expected wValue as a tensor, got undefined'],
    ];
    for (const [run, message] of cases)
      expect(run).to.throw(Error).with.property('message', `selfAttention: ${message}`);
  });
});
