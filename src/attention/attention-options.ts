import type * as tf from '@tensorflow/tfjs';
import { checkLater, checkOptions, type OptionChecks } from '../check/options.js';
import { checkFinite, checkFlag, checkPositive } from '../check/values.js';
import { checkBias, checkMask } from './check.js';

/** What attention can be told. Each changes the scores, in this order: scale, softcap, bias, mask, causal. */
export interface AttentionOptions {
  /** What scores are multiplied by (default 1/√dK). */
  scale?: number;
  /** Bends scores so that they stay between −softcap and softcap: `softcap · tanh(score / softcap)` (default: none). */
  softcap?: number;
  /** float32, stretches to the scores' shape: added to the scores (default: nothing). */
  bias?: tf.Tensor;
  /** bool, stretches to the scores' shape: true where a query may attend (default: everywhere). */
  mask?: tf.Tensor;
  /** Whether query i sees keys 0 to i only (default false). */
  causal?: boolean;
}

/** Whether weights are asked for. */
export interface WeightsOption<Weights extends boolean = boolean> {
  /**
   * Whether to return scores and weights (default true). Without them `fusedAttention` makes the output:
   * many times quicker for long sentences, in memory that grows with n and not with n². Only where `softcap` is
   * given too, all n² scores are made nevertheless, since `fusedAttention` can't bend them.
   */
  weights?: Weights;
}

/** What each of these options must be; `bias` and `mask` are checked with the shape that they have to fit. */
export const attentionChecks: OptionChecks<AttentionOptions> = {
  scale: checkFinite,
  softcap: checkPositive,
  bias: checkLater,
  mask: checkLater,
  causal: checkFlag,
};

/** Asserts that options are those of attention, and fit scores of `shape`. */
export function checkAttentionOptions<Options extends AttentionOptions>(
  caller: string,
  options: Options,
  checks: OptionChecks<Options>,
  shape: readonly number[],
): void {
  checkOptions(caller, options, checks);
  if (options.bias !== undefined) checkBias(caller, options.bias, shape);
  if (options.mask !== undefined) checkMask(caller, options.mask, shape);
}
