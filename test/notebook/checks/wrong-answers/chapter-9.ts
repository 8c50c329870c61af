import * as tf from '@tensorflow/tfjs';
import { check } from '../../../../src/index.js';
import type { Exercise } from './exercise.js';

/** A step by hand, an entropy, a slope by nudging, and ten sentences by heart. */
export function chapter9(): Exercise[] {
  return [oneStep(), bits(), slope(), byHeart()];
}

function oneStep(): Exercise {
  return {
    id: '9.1',
    ask: (answer) => check.number(answer, { exercise: '9.1', name: 'weight', right: () => 0.5 }),
    wrong: [
      ['uphill', 0.1], // 0.3 − 0.05 · 4
      ['undivided', 0.302], // 0.3 + 0.05 · 0.04
      ['undivided-uphill', 0.298],
      ['step', 0.2],
      ['step', -0.2],
      ['slope', 4],
      ['slope', -4],
      ['no-rate', 4.3],
      ['no-rate', -3.7],
      ['nudged', 0.51], // 0.31 + 0.2
      ['nudged', 0.11],
      ['unchanged', 0.3],
      ['nudge', 0.31],
      ['divided-by-rate', 80.3], // 0.3 + 4 / 0.05
      ['upside-down', 0.3125], // 0.3 + 0.05 · 0.25
      ['from-zero', 0.25], // 0.3 − 0.05
      ['from-zero', 0.35],
      ['loss', 4.96],
      ['decimal-point', 5],
      ['sign', -0.5],
      ['text', '0.5'],
    ],
    right: [0.5, 0.3 - (0.05 * (4.96 - 5)) / 0.01, [0.5], tf.scalar(0.5)],
  };
}

function bits(): Exercise {
  const three = [0.5, 0.25, 0.25];
  const right = () => -three.reduce((sum, w) => sum + w * Math.log2(w), 0);
  return {
    id: '9.2',
    ask: (answer) => check.number(answer, { exercise: '9.2', name: 'entropy', right }),
    wrong: [
      ['nats', 1.04], // with natural logarithms
      ['base-10', 0.45],
      ['sign', -1.5],
      ['unweighted', 5], // 1 + 2 + 2
      ['mean', 1.67], // 5 / 3
      ['even', 1.585], // log2(3)
      ['words', 2.83], // 2 to the power of 1.5
      ['one-missing', 1], // 0.5 · 1 + 0.25 · 2
      ['squares', 0.375],
      ['divided', 0.5],
      ['decimal-point', 15],
      ['text', '1.5'],
    ],
    right: [1.5, [1.5], tf.scalar(1.5), right()],
  };
}

type Curve = (place: number) => number;

function slope(): Exercise {
  const f: Curve = (w) => w ** 3 - w;
  const [right, at] = [(place: number) => 3 * place ** 2 - 1, [-1, 0, 0.5, 2]];
  return {
    id: '9.3',
    ask: (answer) => check.number(answer, { exercise: '9.3', name: 'slope', right, at }),
    wrong: [
      ['undivided', (w: number) => f(w + 0.001) - f(w)],
      ['undivided', (w: number) => f(w + 0.01) - f(w)],
      ['undivided', (w: number) => f(w + 0.001) - f(w - 0.001)],
      ['coarse', (w: number) => f(w + 1) - f(w)],
      ['coarse', (w: number) => (f(w + 0.1) - f(w)) / 0.1],
      ['coarse', (w: number) => (f(w + 0.01) - f(w)) / 0.01],
      ['coarse', (w: number) => (f(w) - f(w - 0.01)) / 0.01],
      ['coarse', (w: number) => (f(w + 0.1) - f(w - 0.1)) / 0.2],
      ['sign', (w: number) => (f(w) - f(w + 1e-5)) / 1e-5],
      ['doubled', (w: number) => (f(w + 0.001) - f(w - 0.001)) / 0.001],
      ['halved', (w: number) => (f(w + 1e-5) - f(w)) / 2e-5],
      ['value', f],
      ['constant-kept', (w: number) => 3 * w ** 2],
      ['upside-down', (w: number) => 1e-5 / (f(w + 1e-5) - f(w))],
      ['fixed', () => 2],
      [
        'threw',
        () => {
          throw new RangeError('not yet');
        },
      ],
    ],
    right: [
      right,
      (w: number) => (f(w + 1e-4) - f(w - 1e-4)) / 2e-4,
      (w: number) => (f(w + 1e-5) - f(w)) / 1e-5,
    ],
  };
}

function byHeart(): Exercise {
  const options = () => ['as good', 'worse'];
  return {
    id: '9.4',
    ask: (answer) => check.prediction(answer, { exercise: '9.4', right: () => 'worse', options }),
    wrong: [
      ['no-option', 'better'],
      ['no-option', 0.5],
      ['function', () => 'worse'],
      ['promise', Promise.resolve('worse')],
    ],
    right: ['worse', ' Worse '],
  };
}
