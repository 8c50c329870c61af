import type * as tf from '@tensorflow/tfjs';

/** The learned numbers of one part of a net, under their own names: `partOf(params, 'encoder').wQuery` is `params['encoder.wQuery']`. */
export function partOf(params: Record<string, tf.Tensor>, part: string): Record<string, tf.Tensor> {
  const named = Object.entries(params).filter(([name]) => name.startsWith(`${part}.`));
  return Object.fromEntries(named.map(([name, value]) => [name.slice(part.length + 1), value]));
}
