import * as tf from '@tensorflow/tfjs';
import { expect } from 'chai';
import fc from 'fast-check';
import {
  encoderLayer,
  multiHeadAttention,
  scaledDotProductAttention,
  selfAttention,
  softmaxWeights,
  wordByWordAttention,
} from '../../src/attention/index.js';
import { expectClose } from '../support/tensors.js';

const SEED = 1706; // of fast-check, which also prints it, and the smallest failing case, when a law is broken

const nested = (x: tf.Tensor) => x.arraySync() as number[][];
const shuffledIndices = (n: number, seed: number) =>
  Array.from(tf.topk(normal([n], seed), n).indices.dataSync());
const normal = (shape: number[], seed: number) => tf.randomNormal(shape, 0, 1, 'float32', seed);

/** Queries, keys and values of random sizes: n queries, m keys. */
const sizes = fc.record({
  batch: fc.constantFrom<number[]>([], [2], [2, 3]),
  n: fc.integer({ min: 1, max: 7 }),
  m: fc.integer({ min: 1, max: 7 }),
  dK: fc.integer({ min: 1, max: 5 }),
  dV: fc.integer({ min: 1, max: 5 }),
  seed: fc.integer({ min: 1, max: 1e6 }),
});
type Sizes = typeof sizes extends fc.Arbitrary<infer T> ? T : never;

function tensorsOf({ batch, n, m, dK, dV, seed }: Sizes) {
  const queries = normal([...batch, n, dK], seed);
  const keys = normal([...batch, m, dK], seed + 1);
  const values = normal([...batch, m, dV], seed + 2);
  const mask = tf.greater(normal([...batch, n, m], seed + 3), -0.3);
  return { queries, keys, values, mask };
}

/** Words and the weights of two heads. */
function wordsOf({ n, dK, dV, seed }: Sizes) {
  const dModel = 2 * dV;
  const x = normal([n, dModel], seed);
  const wQuery = normal([dModel, 2 * dK], seed + 1);
  const wKey = normal([dModel, 2 * dK], seed + 2);
  const wValue = normal([dModel, dModel], seed + 3);
  const w1 = normal([dModel, 3], seed + 4);
  const w2 = normal([3, dModel], seed + 5);
  return { x, params: { wQuery, wKey, wValue, w1, w2, headCount: 2 } };
}

/** States a law: it must hold for a hundred random sizes and tensors. */
function law(title: string, holds: (sizes: Sizes) => void): void {
  it(title, () => {
    const checked = fc.property(sizes, (drawn) => void tf.tidy(() => holds(drawn)));
    fc.assert(checked, { seed: SEED, numRuns: 100 });
  });
}

describe('the laws of attention', () => {
  law('weights lie between 0 and 1, and each row sums to 1, or to 0 where nothing is open', (drawn) => {
    const { queries, keys, values, mask } = tensorsOf(drawn);
    const { weights } = scaledDotProductAttention(queries, keys, values, { mask });
    expect(weights.dataSync().every((weight) => weight >= 0 && weight <= 1)).to.equal(true);
    const hasOpen = tf.cast(tf.any(mask, -1), 'float32');
    expectClose(tf.sum(weights, -1), hasOpen.arraySync(), 1e-6);
  });

  law('weights stay the same when all scores of a row are shifted alike', (drawn) => {
    const scores = normal([...drawn.batch, drawn.n, drawn.m], drawn.seed);
    const shift = tf.mul(normal([...drawn.batch, drawn.n, 1], drawn.seed + 1), 10);
    expectClose(softmaxWeights(tf.add(scores, shift)), nested(softmaxWeights(scores)));
  });

  law('a temperature is the same as scores divided by it', (drawn) => {
    const scores = normal([drawn.n, drawn.m], drawn.seed);
    const temperature = drawn.dK / 2;
    expectClose(
      softmaxWeights(scores, { temperature }),
      nested(softmaxWeights(tf.div(scores, temperature))),
      0,
    );
  });

  law('shuffled words come out updated the same, and shuffled alike', (drawn) => {
    const { x, params } = wordsOf(drawn);
    const order = shuffledIndices(drawn.n, drawn.seed);
    const shuffled = multiHeadAttention(tf.gather(x, order), params).output;
    expectClose(shuffled, nested(tf.gather(multiHeadAttention(x, params).output, order)), 1e-4);
  });

  law('the order of keys does not matter, as long as each keeps its value', (drawn) => {
    const { queries, keys, values } = tensorsOf({ ...drawn, batch: [] });
    const order = shuffledIndices(drawn.m, drawn.seed);
    const shuffled = scaledDotProductAttention(queries, tf.gather(keys, order), tf.gather(values, order));
    expectClose(shuffled.output, nested(scaledDotProductAttention(queries, keys, values).output));
  });

  law('causal: the future has no influence at all, in one head, in many, and in a layer', (drawn) => {
    const { x, params } = wordsOf(drawn);
    const seen = Math.ceil(drawn.n / 2);
    const isFuture = tf.tensor2d(Array.from({ length: drawn.n }, (_, i) => [Number(i >= seen)]));
    const changed = tf.add(x, tf.mul(isFuture, 1e4));
    for (const weights of [true, false]) {
      const options = { causal: true, weights };
      const outputs = {
        selfAttention: (words: tf.Tensor) => selfAttention(words, params, options).output,
        multiHeadAttention: (words: tf.Tensor) => multiHeadAttention(words, params, options).output,
        encoderLayer: (words: tf.Tensor) => encoderLayer(words, params, options).output,
      };
      for (const [name, outputOf] of Object.entries(outputs)) {
        const past = (words: tf.Tensor) => nested(tf.slice(outputOf(words), 0, seen));
        expect(past(changed), `${name}, weights: ${weights}`).to.deep.equal(past(x));
      }
    }
  });

  law('masked keys and values have no influence at all', (drawn) => {
    const { queries, keys, values } = tensorsOf(drawn);
    const mask = tf.greater(normal([drawn.m], drawn.seed + 4), 0); // [m]: the same keys for all queries
    const closed = tf.mul(tf.expandDims(tf.sub(1, tf.cast(mask, 'float32')), 1), 1e6); // [m, 1]
    const attend = (k: tf.Tensor, v: tf.Tensor) =>
      nested(scaledDotProductAttention(queries, k, v, { mask }).output);
    expect(attend(tf.add(keys, closed), tf.sub(values, closed))).to.deep.equal(attend(keys, values));
  });

  law('the output lies between the smallest and the largest value', (drawn) => {
    const { queries, keys, values } = tensorsOf(drawn);
    const { output } = scaledDotProductAttention(queries, keys, values);
    const above = tf.sub(output, tf.min(values, -2, true));
    const below = tf.sub(tf.max(values, -2, true), output);
    expect(tf.min(tf.concat([above, below], -2)).dataSync()[0]).to.be.above(-1e-5);
  });

  law('equal keys are attended to equally: the output is the mean of the values', (drawn) => {
    const { queries, keys, values } = tensorsOf(drawn);
    const { output } = scaledDotProductAttention(queries, tf.onesLike(keys), values);
    const mean = tf.mean(values, -2, true);
    expectClose(output, nested(tf.add(tf.zerosLike(output), mean)));
  });

  law('a softcap bounds the scores', (drawn) => {
    const { queries, keys, values } = tensorsOf(drawn);
    const { scores } = scaledDotProductAttention(queries, keys, values, { scale: 100, softcap: 3 });
    expect(tf.max(tf.abs(scores)).dataSync()[0]).to.be.at.most(3);
  });

  law('each sentence of a batch gets what it gets alone', (drawn) => {
    const { queries, keys, values, mask } = tensorsOf({ ...drawn, batch: [3] });
    const together = scaledDotProductAttention(queries, keys, values, { mask }).output;
    const [q, k, v, open] = [queries, keys, values, mask].map((tensor) => tf.gather(tensor, 1));
    const alone = scaledDotProductAttention(q!, k!, v!, { mask: open }).output;
    expectClose(tf.gather(together, 1), nested(alone), 0);
  });

  law('the twin in plain numbers agrees', (drawn) => {
    const { x, params } = wordsOf(drawn);
    const { wQuery, wKey, wValue } = params;
    const plain = { wQuery: nested(wQuery), wKey: nested(wKey), wValue: nested(wValue) };
    const { scores, weights, output } = wordByWordAttention(nested(x), plain);
    const quick = selfAttention(x, params);
    expectClose(quick.scores, scores, 1e-4); // scores up to about 100: float32 holds seven digits
    expectClose(quick.weights, weights, 1e-4);
    expectClose(quick.output, output, 1e-4);
  });
});
