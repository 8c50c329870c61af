import * as tf from '@tensorflow/tfjs';
import { expect } from 'chai';
import {
  embed,
  functionWords,
  generateSentences,
  type HeadParams,
  judgeHead,
  loadTrainedHead,
  loadWordVectors,
  nearestWords,
  type Sentence,
  seededMatrix,
  selfAttention,
  tokenize,
  trainHead,
  trainingDefaults,
  unseenWords,
  type WordVectors,
} from '../../src/index.js';
import { aboutLoss } from '../../src/train/about-loss.js';
import { readTrainedHead } from '../../src/train/load-trained-head.js';
import { sentenceBatch } from '../../src/train/sentence-batch.js';
import { expectClose } from '../support/tensors.js';

describe('the trained head', () => {
  let vectors: WordVectors;
  let head: HeadParams;
  before(async () => {
    [vectors, head] = await Promise.all([loadWordVectors(), loadTrainedHead()]);
  });
  after(() => tf.dispose({ ...head }));

  /** How much of its weight the word gives to another, all places of that other together. */
  const weightOf = (text: string, word: string, other: string): number => {
    const tokens = tokenize(text);
    const { weights } = tf.tidy(() => ({
      weights: selfAttention(embed(tokens, vectors), head).weights.arraySync() as number[][],
    }));
    const row = weights[tokens.indexOf(word)]!;
    return tokens.reduce((sum, token, j) => sum + (token === other ? row[j]! : 0), 0);
  };

  describe('in the main example', () => {
    const text = 'Transformers are cool because they are efficient';
    for (const word of ['they', 'cool', 'efficient']) {
      it(`gives nearly all weight of ${word} to transformers`, () =>
        expect(weightOf(text, word, 'transformers')).to.be.above(0.9));
    }
    for (const word of ['transformers', 'are', 'because']) {
      it(`leaves most weight of ${word} with itself`, () =>
        expect(weightOf(text, word, word)).to.be.above(0.7));
    }
    it('turns they into a word nearest to transformers', () => {
      const updated = tf.tidy(() => {
        const { output } = selfAttention(embed(tokenize(text), vectors), head);
        return output.slice([4, 0], [1, 50]).dataSync();
      });
      expect(nearestWords(vectors, updated, 1)[0]!.word).to.equal('transformers');
    });
    it('follows when another noun takes the place', () => {
      const other = text.replace('Transformers', 'Bananas');
      for (const word of ['they', 'cool', 'efficient'])
        expect(weightOf(other, word, 'bananas')).to.be.above(0.9);
    });
  });

  it('looks at the one noun from it, at the other from they', () => {
    expect(weightOf('The robots need the battery because it is cheap', 'it', 'battery')).to.be.above(0.9);
    expect(weightOf('The robots need the battery because they are cheap', 'they', 'robots')).to.be.above(0.8);
  });

  describe('on 400 sentences of nouns and adjectives that were kept from its training', () => {
    const sentences = generateSentences(400, unseenWords, 2017);
    const share = (isJudged: (token: string) => boolean): number => {
      const chosen = sentences.map(
        ({ tokens, about }): Sentence => ({
          tokens,
          about: about.map((word, i) => (isJudged(tokens[i]!) ? word : null)),
        }),
      );
      const { right, judged } = judgeHead(head, chosen, vectors);
      expect(judged).to.be.above(200);
      return right / judged;
    };
    const isPronoun = (token: string): boolean => token === 'they' || token === 'it';

    it('looks most at the right noun from 9 in 10 pronouns and adjectives', () =>
      expect(share(() => true)).to.be.at.least(0.9));
    it('owes that to its training: with the weights that training began with, not even 1 in 2 are right', () => {
      const { dK, seed } = trainingDefaults;
      const first = {
        wQuery: seededMatrix(50, dK, seed),
        wKey: seededMatrix(50, dK, seed + 1),
        wValue: seededMatrix(50, 50, seed + 2),
      };
      const { right, judged } = judgeHead(first, sentences, vectors);
      expect(right / judged).to.be.below(0.5);
      tf.dispose(first);
    });
    it('does so from 9 in 10 pronouns', () => expect(share(isPronoun)).to.be.at.least(0.9));
    it('does so from 9 in 10 adjectives', () =>
      expect(share((token) => !isPronoun(token) && !functionWords.includes(token))).to.be.at.least(0.9));
  });

  it('says which options of trainHead it was trained with: the defaults', async () => {
    const { training } = await readTrainedHead();
    const { words, onStep, ...numbers } = trainingDefaults;
    expect(training).to.deep.equal(numbers);
  });

  it('began as training begins today: the first losses are the same, to the last bit', async () => {
    const { firstLosses } = await readTrainedHead();
    const losses: number[] = [];
    const onStep = (_: number, loss: number): boolean => losses.push(loss) < firstLosses.length;
    tf.dispose({ ...(await trainHead(vectors, { onStep })) });
    expect(losses).to.deep.equal(firstLosses);
  });

  it('has the loss that training ended with, on the sentences of its last step', async () => {
    const { lastLoss, training } = await readTrainedHead();
    const { words, steps, batchSize, valueDecay, seed } = trainingDefaults;
    const last = generateSentences(steps * batchSize, words, seed).slice(-batchSize);
    tf.tidy(() => {
      const all = [...words.nouns.flat(), ...words.adjectives, ...functionWords];
      const loss = aboutLoss(head, sentenceBatch(last, vectors), embed(all, vectors));
      const price = tf.mul(tf.sum(tf.square(head.wValue)), valueDecay);
      // The last step moved each weight by 0.01 / 2000 or so.
      expectClose(tf.add(loss, price), lastLoss, 0.01);
    });
    expect(training.steps).to.equal(2000);
  });

  it('comes as new tensors at each call, of the sizes that training gives', async () => {
    const again = await loadTrainedHead();
    expect(again.wQuery).to.not.equal(head.wQuery);
    expect([again.wQuery.shape, again.wKey.shape, again.wValue.shape]).to.deep.equal([
      [50, 16],
      [50, 16],
      [50, 50],
    ]);
    tf.dispose({ ...again });
  });
});
