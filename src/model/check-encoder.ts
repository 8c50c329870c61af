import { checkShapes } from '../attention/check.js';
import { checkLayerParams } from '../attention/check-layer.js';
import { checkActivation } from '../attention/feed-forward-params.js';
import { checkParamNames } from '../attention/param-names.js';
import { described } from '../check/described.js';
import { checkHas } from '../check/options.js';
import {
  type Check,
  checkCount,
  checkFunction,
  checkOneOf,
  checkPositive,
  checkWhole,
} from '../check/values.js';
import type { Encoder } from './load-encoder.js';

/** Asserts that a value is an encoder whose tensors are in memory and fit each other. */
export function checkEncoder(caller: string, value: unknown): asserts value is Encoder {
  const encoder = value as Partial<Encoder> | undefined;
  const isRight = encoder?.config && encoder.embedding && encoder.tokenize && Array.isArray(encoder.layers);
  if (!isRight)
    throw new TypeError(`${caller}: expected an encoder, as loadEncoder gives it, got ${described(value)}`);
  if (encoder.embedding!.gain?.isDisposed)
    throw new TypeError(`${caller}: expected an encoder in memory, got one that was disposed`);
  checkHas(caller, 'encoder', value, PARTS);
  const { config, embedding, layers } = value as Encoder;
  if (layers.length === 0) throw new RangeError(`${caller}: expected an encoder with layers, got none`);
  const { gain, bias } = embedding;
  checkShapes(caller, { gain, bias }, { gain: [config.dModel], bias: [config.dModel] });
  for (const layer of layers) {
    checkParamNames(caller, layer, 'encoder');
    checkLayerParams(caller, layer, config.dModel);
  }
}

const checkTable: Check = (caller, name, value) =>
  checkHas(caller, name, value, { readRow: checkFunction, rows: checkCount, columns: checkCount });

const PARTS: Readonly<Record<string, Check>> = {
  config: (caller, name, value) => checkHas(caller, name, value, CONFIG),
  pooling: checkOneOf('mean', 'max', 'cls'),
  tokenize: checkFunction,
  dispose: checkFunction,
  embedding: (caller, name, value) =>
    checkHas(caller, name, value, { words: checkTable, positions: checkTable, segments: checkTable }),
};

const CONFIG: Readonly<Record<string, Check>> = {
  vocabularySize: checkCount,
  dModel: checkCount,
  layerCount: checkCount,
  dFeedForward: checkCount,
  headCount: checkCount,
  maxLength: checkCount,
  segmentCount: checkCount,
  padId: checkWhole,
  activation: checkActivation,
  epsilon: checkPositive,
};
