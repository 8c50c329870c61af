import * as tf from '@tensorflow/tfjs';
import type { FusedJob } from '../fused/fused-job.js';
import { fusedKernel, portableKernel } from '../fused/kernel.js';
import { runBackward } from '../fused/run-backward.js';
import { runForward } from '../fused/run-forward.js';
import type { KernelChoice } from '../fused/run-tiles.js';
import { stretched } from '../fused/strided.js';
import { biasGradient } from './bias-gradient.js';
import type { SettledOptions } from './plain-attention.js';

const FORWARD = 'FusedAttention';
const BACKWARD = 'FusedAttentionGradients';

/** What goes with the tensors: queries, keys, values, then bias and mask where there are any. */
type Settings = { scale: number; causal: boolean; hasBias: boolean; hasMask: boolean };

/** Whether the engine at work knows fused attention. */
export function hasKernel(): boolean {
  return tf.getKernel(FORWARD, tf.getBackend()) !== undefined;
}

/** Attention as one operation of the engine, with a gradient of its own. Arguments as of `plainAttention`. */
export function runFusedAttention(
  queries: tf.Tensor,
  keys: tf.Tensor,
  values: tf.Tensor,
  { scale, causal, bias, mask }: SettledOptions,
): tf.Tensor {
  const settings: Settings = { scale, causal, hasBias: bias !== undefined, hasMask: mask !== undefined };
  const inputs = [queries, keys, values, bias, mask].filter((tensor) => tensor !== undefined);
  const [output, logSumExp] = run(FORWARD, inputs, settings);
  logSumExp!.dispose(); // of use to the gradient only, which has kept it where there will be one
  return output!;
}

function run(kernel: string, inputs: tf.Tensor[], settings: Settings): tf.Tensor[] {
  return tf.engine().runKernel(kernel, inputs as unknown as tf.NamedTensorMap, settings);
}

/** What of the two engines is used here. */
interface Engine {
  /** wasm: the numbers themselves, until its memory grows. */
  typedArrayFromHeap?(tensor: tf.TensorInfo): Numbers;
  readSync(dataId: object): Numbers;
  write(values: Float32Array, shape: number[], dtype: 'float32'): object;
}
type Numbers = Float32Array | Uint8Array;

const numbersOf = (engine: Engine, tensor: tf.TensorInfo): Numbers =>
  engine.typedArrayFromHeap?.(tensor) ?? engine.readSync(tensor.dataId);

const tensorOf = (engine: Engine, shape: number[], values: Float32Array): tf.TensorInfo => ({
  dataId: engine.write(values, shape, 'float32'),
  shape,
  dtype: 'float32',
});

function jobOf(engine: Engine, inputs: tf.TensorInfo[], settings: Settings): FusedJob {
  const [queries, keys, values] = inputs as [tf.TensorInfo, tf.TensorInfo, tf.TensorInfo];
  const [batch, n, m] = [queries.shape.slice(0, -2), queries.shape.at(-2)!, keys.shape.at(-2)!];
  const numbers = (tensor: tf.TensorInfo) => numbersOf(engine, tensor) as Float32Array;
  const job: FusedJob = {
    queries: numbers(queries),
    keys: numbers(keys),
    values: numbers(values),
    batch: batch.reduce((product, size) => product * size, 1),
    n,
    m,
    dK: queries.shape.at(-1)!,
    dV: values.shape.at(-1)!,
    scale: settings.scale,
    causal: settings.causal,
  };
  const { bias, mask } = extrasOf(inputs, settings);
  if (bias) job.bias = stretched(numbers(bias), bias.shape, [...batch, n, m]);
  if (mask) job.mask = stretched(numbersOf(engine, mask) as Uint8Array, mask.shape, [...batch, n, m]);
  return job;
}

function extrasOf<T>(inputs: T[], { hasBias, hasMask }: Settings): { bias?: T; mask?: T } {
  const extras = inputs.slice(3);
  return { bias: hasBias ? extras.shift() : undefined, mask: hasMask ? extras.shift() : undefined };
}

/** Up to so many multiply-adds no time is lost by using the portable kernel. */
const SMALL = 1e6;

/** Small jobs, as when a head learns from short sentences, give the same bits everywhere: learning makes a little difference large. */
function kernelFor({ batch, n, m, dK, dV }: FusedJob): KernelChoice {
  return batch * n * m * (dK + dV) <= SMALL ? portableKernel : fusedKernel;
}

function forward(engine: Engine, inputs: tf.TensorInfo[], settings: Settings): tf.TensorInfo[] {
  const [queries, , values] = inputs as [tf.TensorInfo, tf.TensorInfo, tf.TensorInfo];
  const job = jobOf(engine, inputs, settings);
  const { output, logSumExp } = runForward(job, kernelFor(job))!;
  const rows = queries.shape.slice(0, -1);
  return [tensorOf(engine, [...rows, values.shape.at(-1)!], output), tensorOf(engine, rows, logSumExp)];
}

/** The gradients of queries, keys and values; after the inputs of the forward pass come its output, logSumExp, and the output's gradient. */
function backward(engine: Engine, all: tf.TensorInfo[], settings: Settings): tf.TensorInfo[] {
  const inputs = all.slice(0, -3);
  const [output, logSumExp, dOutput] = all
    .slice(-3)
    .map((tensor) => numbersOf(engine, tensor) as Float32Array);
  const forward = { output: output!, logSumExp: logSumExp! };
  const job = jobOf(engine, inputs, settings);
  const { dQueries, dKeys, dValues } = runBackward(job, forward, dOutput!, kernelFor(job))!;
  return [dQueries, dKeys, dValues].map((gradient, i) => tensorOf(engine, inputs[i]!.shape, gradient));
}

function gradientOf(
  [dOutput]: tf.Tensor[],
  saved: tf.Tensor[],
  settings: Settings,
): Record<string, () => tf.Tensor> {
  const inputs = saved.slice(0, -2);
  const [queries, keys, values] = inputs as [tf.Tensor, tf.Tensor, tf.Tensor];
  const { bias, mask } = extrasOf(inputs, settings);
  const { scale, causal } = settings;
  const [dQueries, dKeys, dValues] = run(BACKWARD, [...saved, dOutput!], settings);
  return {
    0: () => dQueries!,
    1: () => dKeys!,
    2: () => dValues!,
    ...(bias && { 3: () => biasGradient([queries, keys, values, bias], { scale, causal, mask }, dOutput!) }),
  };
}

for (const backendName of ['wasm', 'cpu']) {
  for (const [kernelName, kernel] of Object.entries({ [FORWARD]: forward, [BACKWARD]: backward })) {
    if (tf.getKernel(kernelName, backendName)) continue; // another copy of this file was here first
    tf.registerKernel({
      kernelName,
      backendName,
      kernelFunc: ({ inputs, backend, attrs }) =>
        kernel(backend as Engine, inputs as unknown as tf.TensorInfo[], attrs as Settings),
    });
  }
}
tf.registerGradient({
  kernelName: FORWARD,
  saveAllInputs: true,
  outputsToSave: [true, true],
  gradFunc: (dOutputs, saved, attrs) => gradientOf(dOutputs as tf.Tensor[], saved, attrs as Settings),
});
