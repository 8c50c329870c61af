import * as tf from '@tensorflow/tfjs';
import { causalMask, check, softmaxWeights } from '../../../../src/index.js';
import type { Exercise } from './exercise.js';

/** Cross-attention's weights, a mask, the likeliest sentence, a short candidate's BLEU, and rows without a cache. */
export function chapter11(): Exercise[] {
  return [crossWeights(), hiddenFuture(), likeliestSentence(), shortBleu(), rowsWithoutCache()];
}

function crossWeights(): Exercise {
  return {
    id: '11.1',
    ask: (answer) => check.number(answer, { exercise: '11.1', name: 'weights', right: () => 104 }),
    wrong: [
      ['no-start', 96],
      ['target-square', 169],
      ['target-square', 144],
      ['source-square', 64],
      ['start-in-source', 117],
      ['end', 112],
      ['added', 20],
      ['added', 21],
      ['four-heads', 416],
      ['text', '104'],
    ],
    right: [104, [104], tf.scalar(104)],
  };
}

function hiddenFuture(): Exercise {
  const rows = [
    [1, 3, 0, 2],
    [0, 1, 4, 1],
    [2, 0, 1, 3],
    [1, 1, 0, 2],
  ];
  const scores = tf.tensor2d(rows);
  const past = causalMask(4);
  const hidden = tf.where(past, scores, Number.NEGATIVE_INFINITY);
  return {
    id: '11.2',
    ask: (answer) => check.causal(answer, { exercise: '11.2', scores }),
    wrong: [
      ['unmasked', tf.softmax(scores)],
      ['masked-late|even-by-all', tf.mul(tf.softmax(scores), tf.cast(past, 'float32'))],
      ['masked-with-0', tf.softmax(tf.mul(scores, tf.cast(past, 'float32')))],
      ['masked-scores', hidden],
      ['mask', tf.cast(past, 'float32')],
      ['transposed', tf.transpose(tf.softmax(hidden))],
      ['columns', tf.transpose(softmaxWeights(tf.transpose(scores), { mask: tf.transpose(past) }))],
    ],
    right: [tf.softmax(hidden), softmaxWeights(scores, { mask: past }).arraySync()],
  };
}

function likeliestSentence(): Exercise {
  return {
    id: '11.3',
    ask: (answer) => check.number(answer, { exercise: '11.3', name: 'share', right: () => 0.36 }),
    wrong: [
      ['greedy', 0.3],
      ['last', 0.9],
      ['first', 0.6],
      ['mixed', 0.6 * 0.9],
      ['mixed', 0.4 * 0.5],
      ['added', 0.4 + 0.9],
      ['added', 0.6 + 0.5],
      ['mean', (0.4 + 0.9) / 2],
      ['both', 0.3 + 0.36],
    ],
    right: [0.36, [0.36], tf.scalar(0.36)],
  };
}

function shortBleu(): Exercise {
  return {
    id: '11.4',
    ask: (answer) =>
      check.number(answer, { exercise: '11.4', name: 'BLEU', right: () => Math.exp(1 - 5 / 3) }),
    wrong: [
      ['no-penalty', 1],
      ['ratio', 0.6],
      ['upside-down', Math.exp(1 - 3 / 5)],
      ['by-reference', Math.exp(1 - 7 / 5)],
      ['difference', Math.exp(-2)],
      ['no-one', Math.exp(-5 / 3)],
      ['root-of-all', Math.sqrt(Math.exp(-2 / 3))],
      ['exponent', -2 / 3],
      ['recall', Math.sqrt(0.6 * 0.5)],
      ['recall', Math.sqrt(0.6 * 0.5) * Math.exp(-2 / 3)],
    ],
    right: [0.51, Math.exp(-2 / 3), tf.scalar(0.5134)],
  };
}

function rowsWithoutCache(): Exercise {
  const rows = Array.from({ length: 13 }, (_, i) => i + 1); // for the first word ⟨start⟩ alone, for ⟨end⟩ all 12 behind it
  const right = rows.reduce((sum, count) => sum + count);
  return {
    id: '11.5',
    ask: (answer) => check.number(answer, { exercise: '11.5', name: 'rows', right: () => right }),
    wrong: [
      ['cached', 13],
      ['cached', 12],
      ['no-end', right - 13],
      ['end-put-in', right + 14],
      ['no-start', right - 1],
      ['no-start', right - 13 - 12],
      ['square', 13 * 13],
      ['square', 12 * 12],
      ['square', 12 * 13],
      ['not-halved', 13 * 14],
      ['weights', rows.reduce((sum, count) => sum + count ** 2)],
      ['text', '91'],
    ],
    right: [91, [91], tf.scalar(91)],
  };
}
