import * as tf from '@tensorflow/tfjs';
import { expect } from 'chai';
import { wordVectorsFrom } from '../../src/index.js';
import { aboutLoss } from '../../src/train/about-loss.js';
import { sentenceBatch } from '../../src/train/sentence-batch.js';
import { expectClose, expectNoLeak } from '../support/tensors.js';

const CATS = [1, 0, 0];
const THEY = [0, 1, 0];
const DOGS = [0, 0, 1];
const NONE = [0, 0, 0];
const vectors = wordVectorsFrom(['cats', 'they', 'dogs'], [CATS, THEY, DOGS]);
const sentences = [
  { tokens: ['cats', 'they'], about: ['cats', 'cats'] },
  { tokens: ['dogs'], about: [null] },
];

describe('sentenceBatch', () => {
  it('fills shorter sentences up with zeros that are masked and not judged', () => {
    const batch = sentenceBatch(sentences, vectors);
    expectClose(batch.x, [
      [CATS, THEY],
      [DOGS, NONE],
    ]);
    expect(batch.mask.arraySync()).to.deep.equal([[[1, 1]], [[1, 0]]]);
    expectClose(batch.about, [CATS, CATS, NONE, NONE]);
    expectClose(batch.judged, [1, 1, 0, 0]);
    tf.dispose({ ...batch });
  });
});

describe('aboutLoss', () => {
  const candidates = (): tf.Tensor2D => tf.tensor2d([CATS, THEY, DOGS]);
  const blind = () => ({ wQuery: tf.zeros([3, 2]), wKey: tf.zeros([3, 2]) });

  it('is log(candidates) for a head whose words come out as zeros', () => {
    tf.tidy(() => {
      const weights = { ...blind(), wValue: tf.zeros([3, 3]) };
      expectClose(aboutLoss(weights, sentenceBatch(sentences, vectors), candidates()), Math.log(3));
    });
  });
  it('is the mean of −log softmax over the judged words', () => {
    tf.tidy(() => {
      // All scores are 0, so both words of the first sentence come out as (cats + they) / 2 · 4 = [2, 2, 0]:
      // −log(e² / (e² + e² + 1)) = log(2 + e⁻²). The second sentence isn't judged.
      const weights = { ...blind(), wValue: tf.mul(tf.eye(3), 4) };
      const loss = aboutLoss(weights, sentenceBatch(sentences, vectors), candidates());
      expectClose(loss, Math.log(2 + Math.exp(-2)));
    });
  });
  it('is 0 when queries find the right word and values tell it apart', () => {
    tf.tidy(() => {
      const wQuery = tf.tensor2d([[9], [9], [0]]); // cats and they ask
      const wKey = tf.tensor2d([[9], [0], [0]]); // cats answer
      const wValue = tf.mul(tf.eye(3), 20);
      const loss = aboutLoss({ wQuery, wKey, wValue }, sentenceBatch(sentences, vectors), candidates());
      expectClose(loss, 0, 1e-6);
    });
  });
  it('leaves nothing alive but the loss', () => {
    const kept = {
      batch: sentenceBatch(sentences, vectors),
      weights: { ...blind(), wValue: tf.eye(3) },
      all: candidates(),
    };
    expectNoLeak(() => aboutLoss(kept.weights, kept.batch, kept.all));
    tf.dispose([{ ...kept.batch }, kept.weights, kept.all]);
  });
});
