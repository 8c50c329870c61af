import * as tf from '@tensorflow/tfjs';
import { multiplyAddCeiling } from '../../../src/fused/ceiling.js';
import { chooseKernel, type Kernel, useKernel } from '../../../src/fused/kernel.js';
import { limitThreads } from '../../../src/fused/run-tiles.js';
import { fusedAttention, scaledDotProductAttention } from '../../../src/index.js';
import { milliseconds, type Racer, race, times } from '../race.js';
import type { Section } from '../section.js';
import { type AttentionCase, type Engine, type Native, openNative } from './native.js';

const one = { heads: 1, d: 64, causal: false, gradients: false };
const square = (n: number, changes: Partial<AttentionCase> = {}): AttentionCase => ({
  ...one,
  n,
  m: n,
  ...changes,
});

const CASES: Record<string, AttentionCase> = {
  'n = 128': square(128),
  'n = 512': square(512),
  'n = 1024': square(1024),
  'n = 2048': square(2048),
  'n = 2048, causal': square(2048, { causal: true }),
  'n = 4096': square(4096),
  'n = 16384': square(16384),
  '8 heads, n = 128': square(128, { heads: 8 }),
  '8 heads, n = 1024': square(1024, { heads: 8 }),
  'n = 1, m = 16384': { ...one, n: 1, m: 16384 },
  '8 heads, n = 1, m = 4096': { ...one, heads: 8, n: 1, m: 4096 },
  'n = 1024, and gradients': square(1024, { gradients: true }),
  'n = 4096, and gradients': square(4096, { gradients: true }),
};

/** Fused attention in all its ways, beside what else there is: TensorFlow.js and native code. */
export const fusedSection: Section = {
  name: 'fused',
  title:
    'Fused attention, d = 64: best time with threads and relaxed SIMD, how many times longer others take, and GFLOP/s beside the most in registers',
  columns: [
    'case',
    'all threads',
    '1 thread',
    'plain SIMD',
    '1T plain',
    'kit, matrix',
    'tfjs',
    'PyTorch',
    'onnxruntime',
    'GFLOP/s',
    'ceiling',
  ],
  async *rows() {
    await tf.setBackend('wasm');
    const native = openNative();
    const kernels = { relaxed: chooseKernel({}), plain: chooseKernel({ relaxed: false }) };
    if (!kernels.relaxed || !kernels.plain) return;
    for (const [name, attention] of Object.entries(CASES)) {
      const best = await race(racersOf(attention, kernels as Record<string, Kernel>, native), {
        roundsMs: 1000,
        mostRounds: 10,
        runsInTurn: 4,
      });
      useKernel(kernels.relaxed);
      const ceiling = multiplyAddCeiling()! * threadsHere();
      yield [
        name,
        milliseconds(best.threads!),
        ...['one', 'plain', 'plainOne', 'matrix', 'tfjs', 'torch', 'onnx'].map((other) =>
          best[other] === undefined ? '–' : times(best[other], best.threads!),
        ),
        (flops(attention) / best.threads! / 1e6).toFixed(1),
        ceiling.toFixed(1),
      ];
    }
    native?.close();
  },
};

function threadsHere(): number {
  return limitThreads(Number.POSITIVE_INFINITY);
}

/** Two products of n × m × d multiply-adds forward; with gradients five more. Causal skips half. */
function flops({ n, m, heads, d, causal, gradients }: AttentionCase): number {
  return 2 * heads * n * m * d * (gradients ? 7 : 2) * (causal ? 0.5 : 1);
}

function racersOf(
  attention: AttentionCase,
  kernels: Record<string, Kernel>,
  native: Native | undefined,
): Record<string, Racer> {
  const tensors = inputs(attention);
  const kit = (kernel: string, threads: number): Racer => ({
    prepare: () => {
      useKernel(kernels[kernel]!);
      limitThreads(threads);
      return rest();
    },
    run: () => attend(attention, tensors, (q, k, v) => fusedAttention(q, k, v, { causal: attention.causal })),
  });
  const racers: Record<string, Racer> = {
    threads: kit('relaxed', Number.POSITIVE_INFINITY),
    one: kit('relaxed', 1),
    plain: kit('plain', Number.POSITIVE_INFINITY),
    plainOne: kit('plain', 1),
  };
  if (attention.n * attention.m * attention.heads <= 4096 ** 2) {
    const { causal } = attention;
    const matrix = (q: tf.Tensor, k: tf.Tensor, v: tf.Tensor) =>
      scaledDotProductAttention(q, k, v, { causal }).output;
    racers.matrix = { prepare: rest, run: () => attend(attention, tensors, matrix) };
    if (!causal) racers.tfjs = { prepare: rest, run: () => attend(attention, tensors, asPeopleCallIt) };
  }
  for (const engine of ['torch', 'onnx'] as const) {
    if (native && !(engine === 'onnx' && attention.gradients))
      racers[engine] = rival(native, engine, attention);
  }
  return racers;
}

function rival(native: Native, engine: Engine, attention: AttentionCase): Racer {
  let ms = Number.POSITIVE_INFINITY;
  return {
    prepare: rest,
    run: async () => {
      ms = (await native.run(engine, attention)) ?? Number.POSITIVE_INFINITY;
    },
    took: () => ms,
  };
}

/** Native threads spin for a while after their work: who comes next waits until they rest. */
function rest(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 10));
}

function inputs({ n, m, heads, d }: AttentionCase): tf.Tensor[] {
  const shapes = [n, m, m, n].map((rows) => (heads === 1 ? [rows, d] : [heads, rows, d]));
  return shapes.map((shape, seed) => tf.randomNormal(shape, 0, 1, 'float32', seed + 1));
}

type Attend = (queries: tf.Tensor, keys: tf.Tensor, values: tf.Tensor) => tf.Tensor;

function attend({ gradients }: AttentionCase, [q, k, v, dOutput]: tf.Tensor[], run: Attend): void {
  tf.tidy(() => {
    if (!gradients) return void run(q!, k!, v!);
    tf.grads(run as (...tensors: tf.Tensor[]) => tf.Tensor)([q!, k!, v!], dOutput);
  });
}

function asPeopleCallIt(queries: tf.Tensor, keys: tf.Tensor, values: tf.Tensor): tf.Tensor {
  const scores = tf.matMul(queries, keys, false, true);
  return tf.matMul(tf.softmax(tf.div(scores, Math.sqrt(queries.shape.at(-1)!))), values);
}
