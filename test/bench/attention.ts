import * as tf from '@tensorflow/tfjs';
import { dot, mix, softmax } from '../../src/attention/word-by-word-attention.js';
import {
  attentionScores,
  multiHeadAttention,
  project,
  selfAttention,
  softmaxWeights,
  weightedSum,
  wordByWordAttention,
} from '../../src/index.js';
import { milliseconds, type Racer, race, times } from './race.js';
import type { Section } from './section.js';

const LENGTHS = [128, 512, 2048];
const D = 64;

/** Each step of attention, and all of them: on wasm, on cpu, and word by word in plain numbers. */
export const attentionSection: Section = {
  name: 'attention',
  title: `Attention over n words of ${D} numbers: best time on wasm, and how many times longer the others take`,
  columns: ['step', 'n', 'wasm', 'cpu', 'word by word'],
  async *rows() {
    for (const n of LENGTHS) {
      const [onWasm, onCpu, plain] = [
        await tensorSteps('wasm', n),
        await tensorSteps('cpu', n),
        plainSteps(n),
      ];
      for (const step of Object.keys(onWasm)) {
        const run = plain[step];
        const best = await race({ wasm: onWasm[step]!, cpu: onCpu[step]!, ...(run && { plain: { run } }) });
        const wasm = best.wasm!;
        yield [
          step,
          `${n}`,
          milliseconds(wasm),
          times(best.cpu!, wasm),
          run ? times(best.plain!, wasm) : '–',
        ];
      }
    }
    await tf.setBackend('wasm');
  },
};

async function tensorSteps(backend: string, n: number): Promise<Record<string, Racer>> {
  await tf.setBackend(backend);
  const x = tf.randomNormal([n, D], 0, 1, 'float32', 1);
  const matrix = (seed: number) => tf.randomNormal([D, D], 0, 1 / Math.sqrt(D), 'float32', seed);
  const head = { wQuery: matrix(2), wKey: matrix(3), wValue: matrix(4) };
  const { queries, keys, values, scores, weights } = selfAttention(x, head);
  const step = (run: () => tf.TensorContainer): Racer => ({
    prepare: async () => void (await tf.setBackend(backend)),
    run: () => tf.dispose(run()),
  });
  return {
    project: step(() => project(x, head.wQuery)),
    attentionScores: step(() => attentionScores(queries, keys)),
    softmaxWeights: step(() => softmaxWeights(scores)),
    weightedSum: step(() => weightedSum(weights, values)),
    selfAttention: step(() => selfAttention(x, head)),
    'selfAttention, causal': step(() => selfAttention(x, head, { causal: true })),
    'multiHeadAttention, 8': step(() => multiHeadAttention(x, { ...head, headCount: 8 })),
  };
}

function plainSteps(n: number): Record<string, () => void> {
  const random = (rows: number, seed: number) =>
    tf.tidy(() => tf.randomNormal<tf.Rank.R2>([rows, D], 0, 1, 'float32', seed).arraySync());
  const x = random(n, 1);
  const head = { wQuery: random(D, 2), wKey: random(D, 3), wValue: random(D, 4) };
  const { queries, keys, values, scores, weights } = wordByWordAttention(x, head);
  return {
    project: () => x.map((word) => mix(head.wQuery, word)),
    attentionScores: () => queries.map((query) => keys.map((key) => dot(query, key))),
    softmaxWeights: () => scores.map(softmax),
    weightedSum: () => weights.map((row) => mix(values, row)),
    selfAttention: () => wordByWordAttention(x, head),
    'selfAttention, causal': () => wordByWordAttention(x, head, { causal: true }),
  };
}
