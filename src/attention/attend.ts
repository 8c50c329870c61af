import * as tf from '@tensorflow/tfjs';
import { adjustScores } from './adjust-scores.js';
import type { AttentionOptions, WeightsOption } from './attention-options.js';
import { fusedOutput } from './fused-output.js';
import { matrixProduct, transposed } from './matrix-product.js';
import { softmaxRows } from './softmax-rows.js';

/**
 * What attention computes on its way: the scores as softmax gets them, its weights, and the updated words.
 *
 * `Weights` says whether scores and weights were asked for; with `weights: false` they are not there.
 */
export type Attention<Weights extends boolean = true> = {
  /** `[..., n, m]`: scaled, capped, biased and masked, −∞ where masked. */
  scores: IfAsked<Weights>;
  /** `[..., n, m]`: each row sums to 1, or is 0 all along where a query may attend to nothing. */
  weights: IfAsked<Weights>;
  /** `[..., n, dV]` */
  output: tf.Tensor;
};
type IfAsked<Weights extends boolean> = Weights extends true ? tf.Tensor : undefined;

/**
 * Attention with nothing checked, for queries, keys and values that the kit has made itself.
 *
 * Scores and weights come with the output where they are asked for; where not, they are not even made,
 * unless `softcap` is given, since the kernel can't bend scores.
 */
export function attend<Weights extends boolean>(
  queries: tf.Tensor,
  keys: tf.Tensor,
  values: tf.Tensor,
  { weights: areAsked = true, ...options }: AttentionOptions & WeightsOption<Weights | boolean>,
): Attention<Weights> {
  const { softcap, ...others } = options;
  if (!areAsked && softcap === undefined)
    return { output: fusedOutput(queries, keys, values, others) } as Attention<Weights>;
  return tf.tidy(() => {
    const scores = adjustScores(matrixProduct(queries, transposed(keys)), queries.shape.at(-1)!, options);
    const weights = softmaxRows(scores);
    const output = matrixProduct(weights, values);
    return (areAsked ? { scores, weights, output } : { output }) as Attention<Weights>;
  });
}
