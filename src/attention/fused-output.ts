import type * as tf from '@tensorflow/tfjs';
import { fusedAvailable } from '../fused/kernel.js';
import type { AttentionOptions } from './attention-options.js';
import { plainAttention } from './plain-attention.js';
import { hasKernel, runFusedAttention } from './tensor-kernels.js';

/** What fused attention can be told: all that `scaledDotProductAttention` can, except `softcap`. */
export type FusedAttentionOptions = Omit<AttentionOptions, 'softcap'>;

/** Fused attention with nothing checked: in WebAssembly where there is a kernel for the engine at work. */
export function fusedOutput(
  queries: tf.Tensor,
  keys: tf.Tensor,
  values: tf.Tensor,
  options: FusedAttentionOptions,
): tf.Tensor {
  const { scale = 1 / Math.sqrt(queries.shape.at(-1)!), causal = false, bias, mask } = options;
  const run = hasKernel() && fusedAvailable() ? runFusedAttention : plainAttention;
  return run(queries, keys, values, { scale, causal, bias, mask });
}
