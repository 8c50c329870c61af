import * as tf from '@tensorflow/tfjs';
import { positionalEncoding } from '../../attention/index.js';
import { type Check, defineCheck } from './judge/define-check.js';

/** What positions are made from. */
export interface PositionsGiven {
  length: number;
  dModel: number;
}

/**
 * Checks a positional encoding: sine and cosine column by column in turn, with base 10000.
 *
 * @param answer [length, dModel]: what the learner made
 * @param given length and dModel
 * @example
 * check.positions([[0, 1], [Math.sin(1), Math.cos(1)]], { length: 2, dModel: 2 }); // prints ✓ positions: right
 */
export const positions: Check<PositionsGiven> = defineCheck({
  name: 'positions',
  layout: 'a row for each position and a column for each number of a word',
  right: ({ length, dModel }) => positionalEncoding(length, dModel),
  mistakes: [
    {
      id: 'concatenated',
      gives: ({ length, dModel }) => positionalEncoding(length, dModel, { layout: 'concatenated' }),
      hint: 'right waves in another order: all sines come first; here sine and cosine take turns',
    },
    {
      id: 'sine-cosine',
      gives: (given) => waves(given, (j) => j - (j % 2), [Math.cos, Math.sin]),
      hint: 'position 0 should begin with 0, 1, 0, 1: sine and cosine are exchanged',
    },
    {
      id: 'own-frequency',
      gives: (given) => waves(given, (j) => j, [Math.sin, Math.cos]),
      hint: 'a sine and its cosine should share one frequency; here each column has its own',
    },
    {
      id: 'half-speed',
      gives: (given) => waves(given, (j) => (j - (j % 2)) / 2, [Math.sin, Math.cos]),
      hint: 'the waves slow down half as fast as they should: is the factor 2 in the exponent?',
    },
    {
      id: 'from-1',
      gives: (given) => waves(given, (j) => j - (j % 2), [Math.sin, Math.cos], 1),
      hint: 'positions are counted from 0 here, not from 1',
    },
    {
      id: 'transposed',
      gives: ({ length, dModel }) => tf.transpose(positionalEncoding(length, dModel)),
      hint: 'rows and columns are exchanged',
    },
  ],
});

type Wave = (angle: number) => number;

function waves(
  { length, dModel }: PositionsGiven,
  exponent: (j: number) => number,
  pair: [Wave, Wave],
  first = 0,
): tf.Tensor {
  const row = (position: number) =>
    Array.from({ length: dModel }, (_, j) => pair[j % 2]!(position / 10000 ** (exponent(j) / dModel)));
  return tf.tensor2d(Array.from({ length }, (_, position) => row(position + first)));
}
