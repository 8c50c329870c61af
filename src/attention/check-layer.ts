import type * as tf from '@tensorflow/tfjs';
import { checkPositive, checkShapes, checkTensor } from './check.js';
import { checkHeads } from './check-heads.js';
import type { FeedForwardParams } from './feed-forward.js';
import type { MultiHeadParams } from './multi-head-attention.js';

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

/** Asserts that the two layers fit each other, and words of `dModel` numbers. */
export function checkFeedForward(caller: string, params: FeedForwardParams, dModel: number): void {
  const { w1, b1, w2, b2 } = params;
  checkShapes(caller, { w1 }, { w1: [dModel, '*'] });
  const dHidden = w1.shape[1]!;
  checkShapes(caller, { b1, w2, b2 }, { 'b1?': [dHidden], w2: [dHidden, dModel], 'b2?': [dModel] });
}

/** Asserts that the activation is a known one. */
export function checkActivation(caller: string, activation: string): void {
  if (activation !== 'relu' && activation !== 'gelu')
    throw new RangeError(`${caller}: expected activation 'relu' or 'gelu', got '${activation}'`);
}

function checkNorms(caller: string, params: object, dModel: number): void {
  for (const [name, value] of Object.entries(params)) {
    if (name.startsWith('norm')) checkShapes(caller, { [name]: value }, { [`${name}?`]: [dModel] });
  }
}
