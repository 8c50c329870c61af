import * as tf from '@tensorflow/tfjs';
import { expect } from 'chai';
import type { Encoder } from '../../src/model/index.js';

/** What is said where an encoder can't be loaded; no tensor may stay behind. */
export async function errorOf(loading: Promise<Encoder>): Promise<string> {
  const before = tf.memory().numTensors;
  const message = await loading.then(
    () => 'no error',
    (error: Error) => error.message,
  );
  expect(tf.memory().numTensors, 'tensors that a failure left behind').to.equal(before);
  return message;
}
