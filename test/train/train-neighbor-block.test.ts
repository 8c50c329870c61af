import * as tf from '@tensorflow/tfjs';
import {
  loadWordVectors,
  type NeighborBlock,
  neighborExamples,
  trainNeighborBlock,
  type WordVectors,
} from 'attention-kit';
import { expect } from 'chai';

const words = 'dogs cats bananas transformers are cool yellow fast sweet because but when'.split(' ');
const sentence = ['cats', 'are', 'cool', 'because', 'dogs'];

describe('neighborExamples', () => {
  const examples = neighborExamples(50, words, 5, 3);
  it('tells the neighbors of each word, and a full stop at both edges', () => {
    for (const { tokens, before, after } of examples) {
      expect(before).to.deep.equal(['.', ...tokens.slice(0, 4)]);
      expect(after).to.deep.equal([...tokens.slice(1), '.']);
    }
  });
  it('draws the same sentences from the same seed, others from another', () => {
    expect(neighborExamples(50, words, 5, 3)).to.deep.equal(examples);
    expect(neighborExamples(50, words, 5, 4)).not.to.deep.equal(examples);
  });
});

describe('trainNeighborBlock', () => {
  let vectors: WordVectors;
  let two: NeighborBlock;
  const train = (options: object) =>
    trainNeighborBlock(vectors, words, { steps: 100, length: 5, ...options });
  const mean = ({ accuracy }: NeighborBlock) => (accuracy.before + accuracy.after) / 2;

  before(async function () {
    this.timeout(120_000);
    vectors = await loadWordVectors();
    two = await train({});
  });

  it('learns with two heads, on sentences never seen', () => expect(mean(two)).to.be.above(0.95));

  it('gives each head a side of its own, though nobody told it where to look', () => {
    const heads = two.read(sentence).attention.weights.squeeze([0]).arraySync() as number[][][];
    const look = (head: number[][], step: number) =>
      [1, 2, 3].reduce((sum, i) => sum + head[i]![i + step]!, 0) / 3; // mean weight of words in the middle
    const back = heads.map((head) => look(head, -1));
    const ahead = heads.map((head) => look(head, 1));
    expect(Math.max(...back)).to.be.above(0.6);
    expect(Math.max(...ahead)).to.be.above(0.6);
    expect(back.indexOf(Math.max(...back))).not.to.equal(ahead.indexOf(Math.max(...ahead)));
  });

  it('learns worse with one head, and hardly anything without positions', async function () {
    this.timeout(120_000);
    expect(mean(await train({ headCount: 1 }))).to.be.below(mean(two) - 0.1);
    expect(mean(await train({ positionScale: 0 }))).to.be.below(0.5);
  });

  it('gives the same numbers for the same seed, and tells each step', async () => {
    const told: [number, number][] = [];
    const onStep = (step: number, loss: number) => told.push([step, loss]);
    const [first, second] = [await train({ steps: 3, onStep }), await train({ steps: 3 })];
    expect(first.losses).to.deep.equal(second.losses);
    expect(told).to.deep.equal(first.losses.map((loss, i) => [i + 1, loss]));
  });

  it('leaves nothing behind but the params', async () => {
    const count = tf.memory().numTensors;
    const { params } = await train({ steps: 2 });
    tf.dispose(Object.values(params).filter((value) => value instanceof tf.Tensor));
    expect(tf.memory().numTensors).to.equal(count);
  });

  it('refuses a single word, and a word without a vector', async () => {
    const fails = async (given: string[]) =>
      trainNeighborBlock(vectors, given).then(
        () => 'nothing',
        (error: Error) => error.message,
      );
    expect(await fails(['cats'])).to.equal('trainNeighborBlock: expected two words or more, got 1');
    expect(await fails(['cats', 'dgos'])).to.contain('got "dgos" (nearest spellings: dogs');
  });
});
