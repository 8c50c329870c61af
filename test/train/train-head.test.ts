import * as tf from '@tensorflow/tfjs';
import { expect } from 'chai';
import {
  functionWords,
  generateSentences,
  type HeadParams,
  judgeHead,
  loadWordVectors,
  type SentenceWords,
  trainHead,
  untrainedHead,
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

  it('learns ten sentences by heart when it is given no others', async () => {
    const nouns = ['cat', 'dog', 'cow', 'pig', 'bee', 'car'];
    const words: SentenceWords = { nouns: nouns.map((noun) => [`${noun}s`, noun]), adjectives: ['old'] };
    const world = worldOf(words);
    const sentences = generateSentences(10, words, 6);
    const losses: number[] = [];
    const onStep = (_: number, loss: number) => losses.push(loss);
    const options = { words, sentences, dK: 8, valueDecay: 0, learningRate: 0.1, seed: 5 };
    const head = await trainHead(world, { ...options, steps: 60, onStep });
    expect(losses[0]).to.be.above(2);
    expect(losses.at(-1)).to.be.below(0.05);
    tf.dispose({ ...head });
  });

  it('goes without keys of their own, or without values, when it is told', async () => {
    const [twins, bare] = [
      await trainHead(vectors, { ...small, without: 'keys' }),
      await trainHead(vectors, { ...small, without: 'values' }),
    ];
    expect(twins.wKey.arraySync()).to.deep.equal(twins.wQuery.arraySync());
    expect(bare.wValue.arraySync()).to.deep.equal(tf.eye(50).arraySync());
    expect(bare.wKey.arraySync()).to.not.deep.equal(bare.wQuery.arraySync());
    tf.dispose([{ ...twins }, { ...bare }]);
  });

  it('hands the head to whoever watches, as it is after each step, and it stays when watching fails', async () => {
    const first = untrainedHead(50, { dK: 4, seed: 1 }).wQuery.arraySync();
    let mine: HeadParams | undefined;
    const onStep = (step: number, _: number, head: HeadParams) => {
      mine = head;
      if (step === 2) throw new Error('enough');
    };
    const ended = await trainHead(vectors, { ...small, onStep }).catch((error: Error) => error.message);
    expect(ended).to.equal('enough');
    expect(mine!.wQuery.arraySync()).to.not.deep.equal(first);
    tf.dispose({ ...mine! });
  });

  it('refuses parts and sentences that are none', async () => {
    const refused = (options: object) =>
      trainHead(vectors, options).then(String, (error: Error) => error.message);
    expect(await refused({ without: 'queries' })).to.equal(
      "trainHead: expected without 'keys' or 'values', got 'queries'",
    );
    expect(await refused({ sentences: [] })).to.equal('trainHead: expected one sentence or more, got none');
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
