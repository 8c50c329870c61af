import type * as tf from '@tensorflow/tfjs';
import { checkPositive, checkShapes, checkTensor } from './check.js';
import { checkActivation, checkFeedForward, type FeedForwardParams } from './feed-forward-params.js';
import { checkHeads, type MultiHeadParams } from './multi-head-params.js';

/** Asserts that a layer's words, heads, feed-forward part, norms and options fit each other. */
export function checkLayer(
  caller: string,
  x: tf.Tensor,
  params: MultiHeadParams & FeedForwardParams,
  options: { activation: string; epsilon: number },
): void {
  checkTensor(caller, 'x', x, [2, 3]);
  const dModel = x.shape.at(-1)!;
  checkHeads(caller, params, [dModel, dModel]);
  checkReturnsTo(caller, { wValue: params.wValue, wOutput: params.wOutput }, dModel);
  checkFeedForward(caller, params, dModel);
  checkNorms(caller, params, dModel);
  checkActivation(caller, options.activation);
  checkPositive(caller, 'epsilon', options.epsilon);
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
