import * as tf from '@tensorflow/tfjs';
import { normalised } from '../attention/layer-norm.js';
import type { Tokens } from './encoder-tokenizer.js';
import type { Encoder } from './load-encoder.js';
import type { StoredMatrix } from './stored-matrix.js';

/**
 * Turns tokens into the first hidden state: the rows of word, position and segment are added and normalised.
 *
 * @returns `[n, dModel]`
 */
export function embedTokens({ config, embedding }: Encoder, { ids, segments }: Tokens): tf.Tensor2D {
  const { words, positions, segments: kinds, gain, bias } = embedding;
  return tf.tidy(() => {
    const rows = [
      pickRows(words, ids),
      pickRows(
        positions,
        ids.map((_, i) => i),
      ),
      pickRows(kinds, segments),
    ];
    return normalised(tf.addN(rows), { gain, bias, epsilon: config.epsilon }) as tf.Tensor2D;
  });
}

function pickRows(matrix: StoredMatrix, indices: readonly number[]): tf.Tensor2D {
  const values = new Float32Array(indices.length * matrix.columns);
  for (const [i, index] of indices.entries()) matrix.readRow(index, values, i * matrix.columns);
  return tf.tensor2d(values, [indices.length, matrix.columns]);
}
