import * as tf from '@tensorflow/tfjs';
import { check, modelCost, modelSizes } from '../../../../src/index.js';
import type { Exercise } from './exercise.js';

/** Four prices, a layer's numbers, a model ten times as large, and what a training costs. */
export function chapter13(): Exercise[] {
  return [prices(), layer(), tenfold(), work()];
}

function prices(): Exercise {
  const shares = [1 / 2, 1 / 4, 1 / 8, 1 / 8];
  const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const bits = shares.map((share) => -Math.log2(share));
  return {
    id: '13.1',
    ask: (answer) => check.number(answer, { exercise: '13.1', name: 'bits', right: () => 2.25 }),
    wrong: [
      ['summed', 4 * mean(bits)],
      ['mean-share', -Math.log2(mean(shares))],
      ['nats', mean(shares.map((share) => -Math.log(share)))],
      ['base-10', mean(shares.map((share) => -Math.log10(share)))],
      ['sign', mean(shares.map(Math.log2))],
      ['sign', 4 * mean(shares.map(Math.log2))],
      ['weighted', shares.reduce((sum, share) => sum - share * Math.log2(share), 0)],
      ['share', mean(shares)],
      ['one-missing', (1 + 2 + 3) / 4],
      ['one-missing', mean([2, 3, 3])],
      ['by-three', (1 + 2 + 3 + 3) / 3],
      ['text', '2.25'],
    ],
    right: [mean(bits), 2.25, [2.25], tf.scalar(2.25)],
  };
}

function layer(): Exercise {
  const right = 12_576;
  return {
    id: '13.2',
    ask: (answer) => check.number(answer, { exercise: '13.2', name: 'numbers', right: () => right }),
    wrong: [
      ['no-biases', 12 * 32 * 32],
      ['last-norm', modelCost({ layerCount: 1, dModel: 32, headCount: 2, context: 128 }, 75).layerNumbers],
      ['one-matrix', 32 * 32],
      ['attention-only', 4 * 32 * 32],
      ['feed-forward-only', 2 * 32 * 4 * 32],
      ['biases-only', 9 * 32],
      ['no-square', 12 * 32 + 9 * 32],
      ['no-square', 12 * 32],
      ['squared', (12 * 32) ** 2],
      ['all-squared', (12 + 9) * 32 * 32],
      ['with-tables', right + (75 + 128) * 32],
      ['two-layers', 2 * right],
      ['bytes', 4 * right],
    ],
    right: [right, 12 * 32 ** 2 + 9 * 32],
  };
}

function tenfold(): Exercise {
  return {
    id: '13.3',
    ask: (answer) => check.number(answer, { exercise: '13.3', name: 'factor', right: () => 10 ** -0.2 }),
    wrong: [
      ['upside-down', 10 ** 0.2],
      ['no-power', 1 / 10],
      ['product', 10 * -0.2],
      ['product', 10 * 0.2],
      ['product', 1 / (10 * 0.2)],
      ['less', 1 - 10 ** -0.2],
      ['doubled', 2 ** -0.2],
      ['base-e', Math.exp(-0.2)],
      ['alpha', 0.2],
      ['one-less', 1 - 0.2],
      ['percent', 63.1],
      ['hundredfold', 100 ** -0.2],
    ],
    right: [10 ** -0.2, 0.631, 1 / 10 ** 0.2],
  };
}

function work(): Exercise {
  const { layerNumbers: n, matrixProducts, attentionProducts } = modelCost(modelSizes[3]!, 75);
  const read = (3000 * 16 * 128) / 1e12; // trillions
  return {
    id: '13.4',
    ask: (answer) => check.number(answer, { exercise: '13.4', name: 'work', right: () => 6 * n * read }),
    wrong: [
      ['forwards', 2 * n * read],
      ['backwards', 4 * n * read],
      ['multiplications', 3 * n * read],
      ['no-six', n * read],
      ['one-piece', (6 * n * 3000 * 128) / 1e12],
      ['pieces', (6 * n * 3000 * 16) / 1e12],
      ['text', (6 * n * 3_599_403) / 1e12],
      ['tables', 6 * (n + modelCost(modelSizes[3]!, 75).tableNumbers) * read],
      ['pairs', 6 * (matrixProducts + attentionProducts) * read],
      ['unit', 1e12 * 6 * n * read],
      ['unit', 1e3 * 6 * n * read],
    ],
    right: [6 * n * read, 5.5042, 5.5],
  };
}
