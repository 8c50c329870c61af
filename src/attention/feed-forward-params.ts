import type * as tf from '@tensorflow/tfjs';
import { type Check, checkObject, checkOneOf } from '../check/values.js';
import { checkShapes } from './check.js';

/** The bend between the two layers: `relu(x) = max(0, x)`, or `gelu(x) = x · Φ(x)`, the exact one with erf. */
export type Activation = 'relu' | 'gelu';

/** The learned numbers of the two layers. */
export interface FeedForwardParams {
  /** `[dModel, dHidden]` */
  w1: tf.Tensor;
  /** `[dHidden]` (default 0) */
  b1?: tf.Tensor;
  /** `[dHidden, dModel]` */
  w2: tf.Tensor;
  /** `[dModel]` (default 0) */
  b2?: tf.Tensor;
}

/** Asserts that the two layers fit each other, and words of `dModel` numbers. */
export function checkFeedForward(caller: string, params: FeedForwardParams, dModel: number): void {
  checkObject(caller, 'params', params);
  const { w1, b1, w2, b2 } = params;
  checkShapes(caller, { w1 }, { w1: [dModel, '*'] });
  const dHidden = w1.shape[1]!;
  checkShapes(caller, { b1, w2, b2 }, { 'b1?': [dHidden], w2: [dHidden, dModel], 'b2?': [dModel] });
}

/** Asserts that the activation is a known one. */
export const checkActivation: Check = checkOneOf('relu', 'gelu');
