import { checkLayerParams } from '../attention/check-layer.js';
import { described } from '../check/described.js';
import type { Encoder } from './load-encoder.js';

/** Asserts that a value is an encoder whose tensors are in memory and fit each other. */
export function checkEncoder(caller: string, value: unknown): asserts value is Encoder {
  const encoder = value as Partial<Encoder> | undefined;
  const isRight = encoder?.config && encoder.embedding && encoder.tokenize && Array.isArray(encoder.layers);
  if (!isRight)
    throw new TypeError(`${caller}: expected an encoder, as loadEncoder gives it, got ${described(value)}`);
  if (encoder.embedding!.gain.isDisposed)
    throw new TypeError(`${caller}: expected an encoder in memory, got one that was disposed`);
  for (const layer of encoder.layers!) checkLayerParams(caller, layer, encoder.config!.dModel);
}
