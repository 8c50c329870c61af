import * as tf from '@tensorflow/tfjs';
import { expect } from 'chai';
import {
  causalMask,
  decoderLayer,
  encoderLayer,
  multiHeadAttention,
  paddingMask,
  project,
  selfAttention,
} from '../../src/attention/index.js';
import { expectClose, expectNoLeak } from '../support/tensors.js';

const random = (shape: number[], seed: number) => tf.randomNormal(shape, 0, 1, 'float32', seed);
const nested = (x: tf.Tensor) => x.arraySync() as number[][];
const [BATCH, N, M, D_MODEL, D_CONTEXT, HEADS, D_K, D_V, D_OUT] = [2, 5, 7, 4, 6, 3, 2, 5, 11];

const params = (dContext = D_MODEL) => ({
  wQuery: random([D_MODEL, HEADS * D_K], 1),
  wKey: random([dContext, HEADS * D_K], 2),
  wValue: random([dContext, HEADS * D_V], 3),
  wOutput: random([HEADS * D_V, D_OUT], 4),
  bQuery: random([HEADS * D_K], 5),
  bKey: random([HEADS * D_K], 6),
  bValue: random([HEADS * D_V], 7),
  bOutput: random([D_OUT], 8),
  headCount: HEADS,
});
const x = () => random([BATCH, N, D_MODEL], 9);
const context = () => random([BATCH, M, D_CONTEXT], 10);

describe('multiHeadAttention', () => {
  it('gives head i the i-th block of columns, and what that head finds alone', () => {
    const { wQuery, wKey, wValue } = params();
    const sentence = random([N, D_MODEL], 11);
    const all = multiHeadAttention(sentence, { wQuery, wKey, wValue, headCount: HEADS });
    for (let head = 0; head < HEADS; head++) {
      const block = (w: tf.Tensor, d: number) => tf.slice(w, [0, head * d], [-1, d]);
      const alone = selfAttention(sentence, {
        wQuery: block(wQuery, D_K),
        wKey: block(wKey, D_K),
        wValue: block(wValue, D_V),
      });
      expectClose(tf.gather(all.weights, head), nested(alone.weights));
      expectClose(block(all.output, D_V), nested(alone.output));
    }
  });

  it('mixes what the heads found by wOutput, and adds bOutput', () => {
    const { wOutput, bOutput, ...heads } = params();
    const found = multiHeadAttention(x(), heads).output;
    expectClose(multiHeadAttention(x(), params()).output, nested(project(found, wOutput, bOutput)));
  });

  it('looks at another sentence when given a context', () => {
    const all = multiHeadAttention(x(), params(D_CONTEXT), { context: context() });
    expect(all.queries.shape).to.deep.equal([BATCH, HEADS, N, D_K]);
    expect(all.keys.shape).to.deep.equal([BATCH, HEADS, M, D_K]);
    expect(all.values.shape).to.deep.equal([BATCH, HEADS, M, D_V]);
    expect(all.weights.shape).to.deep.equal([BATCH, HEADS, N, M]);
    expect(all.output.shape).to.deep.equal([BATCH, N, D_OUT]);
  });

  it('gives each sentence of a batch what it gives that sentence alone', () => {
    const alone = multiHeadAttention(tf.gather(x(), 1), params(), { causal: true });
    const together = multiHeadAttention(x(), params(), { causal: true });
    expectClose(tf.gather(together.output, 1), nested(alone.output));
  });

  it('applies a mask or bias of x’s rank to all heads alike', () => {
    const weights = multiHeadAttention(x(), params(), { mask: paddingMask([2, 4], N) }).weights;
    const open = weights.arraySync() as number[][][][];
    open.forEach((heads, sentence) => {
      for (const row of heads.flat()) {
        expect(row.map((weight) => weight > 0)).to.deep.equal(row.map((_, j) => j < [2, 4][sentence]!));
      }
    });
    const bias = random([BATCH, N, N], 12);
    const { scores } = multiHeadAttention(x(), params(), { bias });
    const added = tf.sub(scores, multiHeadAttention(x(), params()).scores);
    expectClose(added, nested(tf.tile(tf.expandDims(bias, 1), [1, HEADS, 1, 1])));
  });

  it('applies a mask of one rank more to each head by itself', () => {
    const sentence = random([N, D_MODEL], 11);
    const mask = tf.stack([causalMask(N), tf.ones([N, N], 'bool'), tf.zeros([N, N], 'bool')]);
    const { weights } = multiHeadAttention(sentence, params(), { mask });
    const zeros = (weights.arraySync() as number[][][]).map(
      (head) => head.flat().filter((w) => w === 0).length,
    );
    expect(zeros).to.deep.equal([(N * (N - 1)) / 2, 0, N * N]);
  });

  it('leaks nothing', () => {
    const [words, other, weights, mask] = [x(), context(), params(D_CONTEXT), paddingMask([3, 7], M)];
    expectNoLeak(() => multiHeadAttention(words, weights, { context: other, mask }));
  });

  it('says what is wrong with its input', () => {
    const attend =
      (change: object, options = {}) =>
      () =>
        multiHeadAttention(x(), { ...params(), ...change }, options);
    const cases: [() => unknown, string][] = [
      [attend({ headCount: 4 }), 'expected headCount to divide the 6 columns of wQuery, got 4'],
      [attend({ headCount: 2 }), 'expected headCount to divide the 15 columns of wValue, got 2'],
      [attend({ headCount: 0 }), 'expected headCount as a whole number above 0, got 0'],
      [attend({ wKey: random([4, 9], 1) }), 'expected wKey of shape [4, 6], got [4, 9]'],
      [attend({ bValue: random([6], 1) }), 'expected bValue of shape [15], got [6]'],
      [attend({ wOutput: random([6, 4], 1) }), 'expected wOutput of shape [15, *], got [6, 4]'],
      [attend({ wOutput: undefined }), 'expected wOutput as a tensor, got undefined'],
      [attend({}, { context: tf.ones([3, 7, 4]) }), 'expected context of shape [2, *, *], got [3, 7, 4]'],
      [attend({}, { context: tf.ones([2, 7, 6]) }), 'expected wKey of shape [6, 6], got [4, 6]'],
    ];
    for (const [run, message] of cases)
      expect(run).to.throw(Error).with.property('message', `multiHeadAttention: ${message}`);
  });
});

describe('attention whose weights are not asked for', () => {
  const layer = () => {
    const { wOutput, bOutput, ...heads } = params();
    return {
      ...heads,
      wOutput: random([HEADS * D_V, D_MODEL], 4),
      w1: random([D_MODEL, 7], 20),
      w2: random([7, D_MODEL], 21),
    };
  };
  const mask = () => tf.greater(random([BATCH, N, N], 22), -0.5);

  it('has the same output, without scores and weights: one head, several, and layers', () => {
    const options = { mask: mask(), causal: true };
    const memory = random([BATCH, M, D_MODEL], 23);
    const { wQuery: crossWQuery, wKey: crossWKey, wValue: crossWValue, wOutput: crossWOutput } = layer();
    const decoder = { ...layer(), crossWQuery, crossWKey, crossWValue, crossWOutput };
    const runs = [
      (weights: boolean) => selfAttention(x(), params(), { ...options, weights }),
      (weights: boolean) => multiHeadAttention(x(), params(), { ...options, weights }),
      (weights: boolean) => multiHeadAttention(x(), params(), { ...options, weights, softcap: 2 }),
      (weights: boolean) => encoderLayer(x(), layer(), { ...options, weights }),
      (weights: boolean) => decoderLayer(x(), memory, decoder, { ...options, weights }),
    ];
    for (const run of runs) {
      const [whole, lean] = [run(true), run(false)];
      expectClose(lean.output, nested(whole.output));
      const attentions = 'attention' in lean ? Object.values(lean).filter(isAttention) : [lean];
      for (const attention of attentions) expect(attention).to.not.have.any.keys('scores', 'weights');
      expect(attentions).to.not.have.length(0);
    }
  });

  it('has the same gradients', () => {
    const heads = params();
    const gradientsOf = (weights: boolean) => {
      const loss = (x: tf.Tensor, wQuery: tf.Tensor, wKey: tf.Tensor, wValue: tf.Tensor) =>
        tf.sum(
          tf.square(
            multiHeadAttention(x, { ...heads, wQuery, wKey, wValue }, { weights, mask: mask() }).output,
          ),
        );
      const all = [x(), heads.wQuery, heads.wKey, heads.wValue];
      return tf.grads(loss as (...all: tf.Tensor[]) => tf.Tensor)(all);
    };
    const lean = gradientsOf(false);
    for (const [i, gradient] of gradientsOf(true).entries()) {
      const largest = tf.max(tf.abs(gradient)).dataSync()[0]!;
      expectClose(lean[i]!, nested(gradient), 1e-5 * Math.max(1, largest));
    }
  });

  it('leaks nothing', () => {
    const [sentence, heads, shown] = [x(), params(), mask()];
    expectNoLeak(() => multiHeadAttention(sentence, heads, { weights: false, mask: shown }));
  });
});

const isAttention = (part: unknown) => typeof part === 'object' && part !== null && 'queries' in part;
