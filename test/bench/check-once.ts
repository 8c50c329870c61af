import * as tf from '@tensorflow/tfjs';
import {
  attentionScores,
  type HeadParams,
  project,
  selfAttention,
  softmaxWeights,
  weightedSum,
} from '../../src/index.js';
import { milliseconds, race, times } from './race.js';
import type { Section } from './section.js';

const D = 64;

/** What it costs to read back and check what was just made: all steps of attention at once, and one public step after the other. */
export const checkOnceSection: Section = {
  name: 'check-once',
  title: `selfAttention over n new words of ${D} numbers, and the same steps called one by one, each checking what it gets`,
  columns: ['n', 'selfAttention', 'step by step'],
  async *rows() {
    await tf.setBackend('wasm');
    const matrix = (seed: number) => tf.randomNormal([D, D], 0, 1 / Math.sqrt(D), 'float32', seed);
    const head = { wQuery: matrix(1), wKey: matrix(2), wValue: matrix(3) };
    for (const n of [7, 64, 512]) {
      let x = tf.zeros([n, D]);
      const prepare = () => {
        x.dispose();
        x = tf.randomNormal([n, D], 0, 1, 'float32', n); // what was checked before is not checked again
      };
      const racer = (attend: (x: tf.Tensor, head: HeadParams) => tf.Tensor) => ({
        prepare,
        run: () => tf.tidy(() => void attend(x, head).dataSync()),
      });
      const best = await race(
        { once: racer((x, head) => selfAttention(x, head).output), steps: racer(stepByStep) },
        { mostRounds: 300 },
      );
      yield [`${n}`, milliseconds(best.once!), times(best.steps!, best.once!)];
    }
    tf.dispose(head);
  },
};

function stepByStep(x: tf.Tensor, { wQuery, wKey, wValue }: HeadParams): tf.Tensor {
  const scores = attentionScores(project(x, wQuery), project(x, wKey));
  const weights = softmaxWeights(tf.div(scores, Math.sqrt(D)));
  return weightedSum(weights, project(x, wValue));
}
