import * as tf from '@tensorflow/tfjs';
import { expect } from 'chai';
import { blockwiseAttention, lookAtBlock, scaledDotProductAttention } from '../../src/attention/index.js';
import { expectClose } from '../support/tensors.js';

const random = (shape: [number, number], seed: number) =>
  tf.randomNormal<tf.Rank.R2>(shape, 0, 1, 'float32', seed);
const [N, M, D_K, D_V] = [11, 7, 5, 3];

describe('blockwiseAttention', () => {
  const inputs = () => [random([N, D_K], 1), random([M, D_K], 2), random([M, D_V], 3)] as const;

  for (const options of [{}, { scale: 2 }, { causal: true }, { scale: -40, causal: true }])
    for (const blockSize of [1, 2, 3, 7, 64])
      it(`agrees with attention all at once, in blocks of ${blockSize}, given ${JSON.stringify(options)}`, () => {
        const [queries, keys, values] = inputs();
        const [q, k, v] = [queries.arraySync(), keys.arraySync(), values.arraySync()];
        const { output } = scaledDotProductAttention(queries, keys, values, options);
        expectClose(output, blockwiseAttention(q, k, v, { blockSize, ...options }));
      });

  it('survives scores whose exponentials would overflow, wherever the largest stands', () => {
    const scores = [1000, 999, -1000, 1000]; // shares e, 1, 0, e of 2 e + 1
    const expected = (10 * Math.E + 20 + 40 * Math.E) / (2 * Math.E + 1);
    for (const turn of [0, 1, 2, 3]) {
      const turned = (row: number[]) => [...row.slice(turn), ...row.slice(0, turn)].map((x) => [x]);
      const [y] = blockwiseAttention([[1]], turned(scores), turned([10, 20, 30, 40]), { blockSize: 1 });
      expect(y![0]).to.be.closeTo(expected, 1e-9);
    }
  });

  it('says what is wrong with its input', () => {
    const cases: [() => unknown, string][] = [
      [() => blockwiseAttention([], [[1]], [[1]]), 'queries of shape [*, *], got [0, ]'],
      [() => blockwiseAttention([[1, 2]], [[1]], [[1]]), 'keys of shape [1, 2], got [1, 1]'],
      [() => blockwiseAttention([[1]], [[1], [2]], [[1]]), 'values of shape [2, 1], got [1, 1]'],
      [() => blockwiseAttention([[1]], [[Number.NaN]], [[1]]), 'finite numbers in keys, got NaN at [0, 0]'],
      [
        () => blockwiseAttention([[1]], [[1]], [[1]], { blockSize: 0 }),
        'blockSize as a whole number above 0, got 0',
      ],
      [() => blockwiseAttention([[1]], [[1]], [[1]], { scale: Number.NaN }), 'a finite scale, got NaN'],
    ];
    for (const [run, message] of cases)
      expect(run).to.throw(RangeError).with.property('message', `blockwiseAttention: expected ${message}`);
  });
});

describe('lookAtBlock', () => {
  const start = () => ({ max: Number.NEGATIVE_INFINITY, sum: 0, output: [0] });
  const logs = [1, 2, 4, 8, 2, 1].map(Math.log);
  const values = [18, 9, 0, 9, 18, 0].map((value) => [value]);

  it('keeps attention over the keys seen so far', () => {
    const state = start();
    lookAtBlock(state, logs.slice(0, 3), values.slice(0, 3));
    // counted from log 4: shares 1/4, 1/2, 1; output 18/4 + 9/2
    expect(state.max).to.equal(Math.log(4));
    expectClose([state.sum, ...state.output], [1.75, 9]);
    lookAtBlock(state, logs.slice(3), values.slice(3));
    // counted from log 8: halves of the above, and shares 1, 1/4, 1/8
    expect(state.max).to.equal(Math.log(8));
    expectClose([state.sum, ...state.output], [0.875 + 1.375, 4.5 + 9 + 4.5]);
  });

  it('reads alone: its printed source runs, for readers who change a line of it', () => {
    const again = new Function(`return ${lookAtBlock}`)() as typeof lookAtBlock;
    const [one, other] = [start(), start()];
    lookAtBlock(one, logs, values);
    again(other, logs, values);
    expect(other).to.deep.equal(one);
  });
});
