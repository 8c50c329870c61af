import * as tf from '@tensorflow/tfjs';
import { expect } from 'chai';
import {
  functionWords,
  generateSentences,
  judgeHead,
  loadWordVectors,
  type SentenceWords,
  trainHead,
  type WordVectors,
  wordVectorsFrom,
} from '../../src/index.js';

describe('trainHead', () => {
  let vectors: WordVectors;
  const small = { steps: 3, batchSize: 2, dK: 4 };
  before(async () => {
    vectors = await loadWordVectors();
  });

  it('gives the same numbers for the same seed, and others for another', async () => {
    const numbers = async (seed: number): Promise<unknown> => {
      const head = await trainHead(vectors, { ...small, seed });
      const matrices = Object.values(head).map((matrix) => matrix.arraySync());
      tf.dispose({ ...head });
      return matrices;
    };
    const first = await numbers(7);
    expect(await numbers(7)).to.deep.equal(first);
    expect(await numbers(8)).to.not.deep.equal(first);
  });

  it('leaves nothing alive but the three matrices', async () => {
    const before = tf.memory().numTensors;
    const head = await trainHead(vectors, small);
    expect(tf.memory().numTensors).to.equal(before + 3);
    tf.dispose({ ...head });
  });

  it('tells each step and its loss, and ends when it is told false', async () => {
    const told: number[] = [];
    const onStep = (step: number, loss: number): boolean => {
      told.push(step);
      expect(loss).to.be.above(0);
      return step < 2;
    };
    tf.dispose({ ...(await trainHead(vectors, { ...small, onStep })) });
    expect(told).to.deep.equal([1, 2]);
  });

  it('learns where to look in a small world of 12 nouns, without being told', async () => {
    const nouns = ['cat', 'dog', 'cow', 'pig', 'bee', 'car', 'bus', 'map', 'pen', 'hat', 'cup', 'toy'];
    const words: SentenceWords = {
      nouns: nouns.map((noun) => [`${noun}s`, noun]),
      adjectives: ['old', 'new'],
    };
    const world = worldOf(words);
    const head = await trainHead(world, { words, steps: 150, dK: 8, learningRate: 0.05, seed: 5 });
    const { judged, right } = judgeHead(head, generateSentences(100, words, 6), world);
    expect(judged).to.be.above(100);
    expect(right / judged).to.be.above(0.95);
    tf.dispose({ ...head });
  });

  it('refuses sizes that are none', async () => {
    for (const name of ['dK', 'steps', 'batchSize']) {
      const message = await trainHead(vectors, { [name]: 1.5 }).then(String, (error: Error) => error.message);
      expect(message).to.equal(`trainHead: expected ${name} as a whole number above 0, got 1.5`);
    }
  });
});

/** Vectors with a number for each kind of word (function word, plural, singular, adjective) and one for the word itself. */
function worldOf({ nouns, adjectives }: SentenceWords): WordVectors {
  const kinds = [
    functionWords,
    nouns.map(([plural]) => plural),
    nouns.map(([, singular]) => singular),
    adjectives,
  ];
  const all = kinds.flat();
  const matrix = all.map((word) => [
    ...kinds.map((kind) => (kind.includes(word) ? 2 : 0)),
    ...all.map((other) => (other === word ? 3 : 0)),
  ]);
  return wordVectorsFrom(all, matrix);
}
