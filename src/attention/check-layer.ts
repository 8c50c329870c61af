import type * as tf from '@tensorflow/tfjs';
import { checkMask, checkShapes, checkTensor } from './check.js';
import { checkFeedForward, type FeedForwardParams } from './feed-forward-params.js';
import { scoresShape } from './multi-head-attention.js';
import { checkHeads, type MultiHeadParams } from './multi-head-params.js';
import { checkParamNames } from './param-names.js';

/** Asserts that a layer's words, heads, feed-forward part, norms and mask fit each other. */
export function checkLayer(
  [caller, kind]: readonly [caller: string, kind: 'encoder' | 'decoder'],
  x: tf.Tensor,
  params: MultiHeadParams & FeedForwardParams,
  mask: tf.Tensor | undefined,
): void {
  checkTensor(caller, 'x', x, [2, 3]);
  checkParamNames(caller, params, kind);
  checkLayerParams(caller, params, x.shape.at(-1)!);
  const n = x.shape.at(-2)!;
  if (mask !== undefined) checkMask(caller, mask, scoresShape(mask, x, n, params.headCount));
}

/** Asserts that a layer's heads, feed-forward part and norms fit words of `dModel` numbers, and each other. */
export function checkLayerParams(
  caller: string,
  params: MultiHeadParams & FeedForwardParams,
  dModel: number,
): void {
  checkHeads(caller, params, [dModel, dModel]);
  checkReturnsTo(caller, { wValue: params.wValue, wOutput: params.wOutput }, dModel);
  checkFeedForward(caller, params, dModel);
  checkNorms(caller, params, dModel);
}

/** Asserts that what attention puts out, through the last matrix that is there, can be added to words of `dModel`. */
export function checkReturnsTo(
  caller: string,
  matrices: Record<string, tf.Tensor | undefined>,
  dModel: number,
): void {
  const [name, matrix] = Object.entries(matrices).findLast(([, matrix]) => matrix !== undefined)!;
  checkShapes(caller, { [name]: matrix }, { [name]: ['*', dModel] });
}

function checkNorms(caller: string, params: object, dModel: number): void {
  for (const [name, value] of Object.entries(params)) {
    if (name.startsWith('norm')) checkShapes(caller, { [name]: value }, { [`${name}?`]: [dModel] });
  }
}
