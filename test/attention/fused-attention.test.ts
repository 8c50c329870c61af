import * as tf from '@tensorflow/tfjs';
import { expect } from 'chai';
import { fusedAttention, scaledDotProductAttention } from '../../src/attention/index.js';
import { portableKernel } from '../../src/fused/kernel.js';
import { runBackward } from '../../src/fused/run-backward.js';
import { runForward } from '../../src/fused/run-forward.js';
import { normals, randomJob } from '../fused/random-job.js';
import { expectClose, expectNoLeak } from '../support/tensors.js';

const random = (shape: number[], seed: number) => tf.randomNormal(shape, 0, 1, 'float32', seed);
const [N, M, D_K, D_V] = [5, 103, 7, 3];
const tensors = (...batch: number[]) =>
  [random([...batch, N, D_K], 1), random([...batch, M, D_K], 2), random([...batch, M, D_V], 3)] as const;
const nested = (x: tf.Tensor) => x.arraySync() as number[][];
const randomMask = (shape: number[], seed: number) => tf.greater(random(shape, seed), -0.4);

/** A third engine, of the kit's own knowledge unaware: cpu under another name. */
async function useUnknownEngine(): Promise<void> {
  if (!tf.findBackendFactory('another')) tf.registerBackend('another', tf.findBackendFactory('cpu')!);
  tf.copyRegisteredKernels('cpu', 'another');
  tf.unregisterKernel('FusedAttention', 'another');
  await tf.setBackend('another');
}

for (const engine of ['wasm', 'cpu', 'another']) {
  describe(`fusedAttention on the engine ${engine}`, () => {
    before(() => (engine === 'another' ? useUnknownEngine() : tf.setBackend(engine)));
    after(async () => {
      await tf.setBackend('wasm');
      if (engine === 'another') tf.removeBackend('another');
    });
    beforeEach(() => tf.engine().startScope());
    afterEach(() => tf.engine().endScope());

    for (const batch of [[], [2], [2, 3]]) {
      it(`is the output of scaledDotProductAttention, rank ${batch.length + 2}, with every option`, () => {
        const [q, k, v] = tensors(...batch);
        const optionsOf = {
          nothing: {},
          scale: { scale: -0.3 },
          causal: { causal: true },
          'mask of keys': { mask: randomMask([M], 4) },
          'mask of queries': { mask: randomMask([N, 1], 4) },
          'mask for all': { mask: randomMask([...batch, N, M], 4), causal: true },
          bias: { bias: random([N, M], 5) },
          'bias for the first batch axis': {
            bias: random([...batch.slice(0, 1), ...batch.slice(1).map(() => 1), N, M], 5),
          },
          'bias for the last batch axis': {
            bias: random([...batch.slice(-1), 1, M], 5),
            mask: randomMask([N, M], 6),
          },
        };
        for (const [name, options] of Object.entries(optionsOf)) {
          const actual = fusedAttention(q, k, v, options);
          expect(actual.dtype, name).to.equal('float32');
          expectClose(actual, nested(scaledDotProductAttention(q, k, v, options).output));
        }
      });
    }

    it('has the gradients of scaledDotProductAttention, of the bias too', () => {
      const [q, k, v] = tensors(2, 3);
      const dOutput = random([2, 3, N, D_V], 8);
      const mask = randomMask([2, 1, N, M], 6);
      for (const shape of [[N, M], [M], [N, 1], [2, 1, 1, M], [3, N, M], [2, 3, N, M]]) {
        const gradientsOf = (attend: (...all: tf.Tensor[]) => tf.Tensor) =>
          tf.grads(attend)([q, k, v, random(shape, 5)], dOutput);
        const options = { mask, causal: true };
        const actual = gradientsOf((q, k, v, bias) => fusedAttention(q!, k!, v!, { ...options, bias }));
        const expected = gradientsOf(
          (q, k, v, bias) => scaledDotProductAttention(q!, k!, v!, { ...options, bias }).output,
        );
        for (const [i, gradient] of expected.entries()) expectClose(actual[i]!, nested(gradient));
      }
    });

    it('adds up the gradients where queries, keys and values are the same tensor', () => {
      const x = random([N, D_K], 1);
      const actual = tf.grad((x) => tf.sum(tf.square(fusedAttention(x, x, x))))(x);
      const expected = tf.grad((x) => tf.sum(tf.square(scaledDotProductAttention(x, x, x).output)))(x);
      expectClose(actual, nested(expected));
    });

    it('leaks nothing, with gradients or without', () => {
      const [q, k, v] = tensors(2);
      const options = { mask: randomMask([N, M], 4), bias: random([N, M], 5), causal: true, scale: 2 };
      expectNoLeak(() => fusedAttention(q, k, v));
      expectNoLeak(() => fusedAttention(q, k, v, options));
      const loss = (q: tf.Tensor, k: tf.Tensor, v: tf.Tensor, bias: tf.Tensor) =>
        tf.sum(fusedAttention(q, k, v, { ...options, bias }));
      expectNoLeak(() => tf.grads(loss as (...all: tf.Tensor[]) => tf.Tensor)([q, k, v, options.bias]));
    });

    it('gives zeros without keys, and nothing without queries', () => {
      const empty = fusedAttention(random([N, D_K], 1), tf.zeros([0, D_K]), tf.zeros([0, D_V]));
      expectClose(empty, nested(tf.zeros([N, D_V])), 0);
      expect(
        fusedAttention(tf.zeros([0, D_K]), random([M, D_K], 2), random([M, D_V], 3)).shape,
      ).to.deep.equal([0, D_V]);
    });
  });
}

describe('fusedAttention', () => {
  it('says what is wrong with its input', () => {
    const [q, k, v] = tensors();
    const attend = (options: object) => () => fusedAttention(q, k, v, options);
    const cases: [() => unknown, string][] = [
      [
        () => fusedAttention([[1]] as unknown as tf.Tensor, k, v),
        'expected queries as a tensor, got an array',
      ],
      [() => fusedAttention(random([7], 1), k, v), 'expected queries of rank 2 to 4, got shape [7]'],
      [() => fusedAttention(q, random([M, 4], 1), v), 'expected keys of shape [*, 7], got [103, 4]'],
      [() => fusedAttention(q, k, random([4, D_V], 1)), 'expected values of shape [103, *], got [4, 3]'],
      [
        () => fusedAttention(tf.zeros([N, 0]), tf.zeros([M, 0]), v),
        'expected queries of one number or more, got shape [5, 0]',
      ],
      [
        () => fusedAttention(q, k, tf.zeros([M, 0])),
        'expected values of one number or more, got shape [103, 0]',
      ],
      [attend({ mask: tf.ones([M, N], 'bool') }), 'expected mask that stretches to [5, 103], got [103, 5]'],
      [attend({ mask: tf.ones([N, M]) }), 'expected mask of type bool, got float32'],
      [attend({ bias: tf.ones([M, N]) }), 'expected bias that stretches to [5, 103], got [103, 5]'],
      [attend({ bias: tf.ones([N, M], 'int32') }), 'expected bias of type float32, got int32'],
      [attend({ scale: Number.NaN }), 'expected a finite scale, got NaN'],
    ];
    for (const [run, message] of cases)
      expect(run).to.throw(Error).with.property('message', `fusedAttention: ${message}`);
  });

  it('answers when called from several async tasks at once', async () => {
    const calls = Array.from({ length: 20 }, async (_, seed) => {
      const x = random([97, 16], seed + 1);
      await new Promise((resolve) => setTimeout(resolve, seed % 3));
      const before = fusedAttention(x, x, x);
      await tf.nextFrame();
      expectClose(fusedAttention(x, x, x), nested(before), 0);
      expectClose(before, nested(scaledDotProductAttention(x, x, x).output));
    });
    await Promise.all(calls);
  });
});

describe('fusedAttention of short sentences', () => {
  it('gives the bits of the kernel that is alike on all machines, whatever else there is here', () => {
    const job = randomJob({ seed: 1, batch: 32, n: 7, m: 7, dK: 16, dV: 16 });
    const [q, k, v] = [job.queries, job.keys, job.values].map((x) => tf.tensor3d(x, [32, 7, 16]));
    const expected = runForward(job, portableKernel)!;
    const dOutput = normals(32 * 7 * 16, 9);
    const { dQueries, dKeys, dValues } = runBackward(job, expected, dOutput, portableKernel)!;
    expect(fusedAttention(q!, k!, v!).dataSync()).to.deep.equal(expected.output);
    const attend = (...[q, k, v]: tf.Tensor[]) => fusedAttention(q!, k!, v!);
    const gradients = tf.grads(attend)([q!, k!, v!], tf.tensor3d(dOutput, [32, 7, 16]));
    for (const [i, gradient] of [dQueries, dKeys, dValues].entries())
      expect(gradients[i]!.dataSync()).to.deep.equal(gradient);
    expect(portableKernel()!.variant).to.deep.equal({ relaxed: false, shared: false });
  });
});
