import * as tf from '@tensorflow/tfjs';
import { expect } from 'chai';
import {
  generateSentences,
  type HeadParams,
  headLoss,
  judgeHead,
  loadTrainedHead,
  loadWordVectors,
  measureHead,
  unseenWords,
  untrainedHead,
  type WordVectors,
} from '../../src/index.js';
import { expectClose, expectNoLeak } from '../support/tensors.js';

const sentence = { tokens: ['the', 'cats', 'are', 'fast'], about: ['the', 'cats', 'are', 'cats'] };

let vectors: WordVectors;
let head: HeadParams;
before(async () => {
  vectors = await loadWordVectors();
  head = await loadTrainedHead();
});
after(() => tf.dispose({ ...head }));

describe('headLoss', () => {
  it('is at first what theory says for words that hand over nothing: the logarithm of how many could be meant', () => {
    const silent = { ...head, wValue: tf.zeros([50, 50]) };
    expectClose(headLoss(silent, [sentence], vectors), Math.log(1673)); // all words of the sentence are in training
  });
  it('counts words of the sentences that training lacks among those that could be meant', () => {
    const silent = { ...head, wValue: tf.zeros([50, 50]) };
    const strange = { tokens: ['galaxies', 'run'], about: ['galaxies', null] };
    expectClose(headLoss(silent, [strange], vectors), Math.log(1675));
  });
  it('falls with training', () => {
    const sentences = generateSentences(20, unseenWords, 3);
    const [before, after] = [untrainedHead(50), head].map(
      (each) => headLoss(each, sentences, vectors).dataSync()[0]!,
    );
    expect(before).to.be.above(8);
    expect(after).to.be.below(3);
  });
  it('lets gradients through to each matrix, and leaves nothing but its number', () => {
    const slope = tf.grad((wKey) => headLoss({ ...head, wKey }, [sentence], vectors))(head.wKey);
    expect(tf.max(tf.abs(slope)).dataSync()[0]).to.be.above(0);
    expectNoLeak(() => headLoss(head, [sentence], vectors));
  });
  it('refuses sentences and words that it can’t read', () => {
    const odd = [{ tokens: ['dogs', 'zzyx'], about: ['dogs', null] }];
    expect(() => headLoss(head, odd, vectors)).to.throw('headLoss: expected');
    expect(() => headLoss(head, [{ tokens: ['dogs'], about: [] }], vectors)).to.throw(
      'headLoss: expected 1 words in sentences[0].about, got 0',
    );
    expect(() => headLoss(head, [], vectors)).to.throw('headLoss: expected one sentence or more, got none');
  });
});

describe('measureHead', () => {
  it('counts as judgeHead does', () => {
    const sentences = generateSentences(50, unseenWords, 11);
    const { right, judged } = judgeHead(head, sentences, vectors);
    expect(measureHead(head, sentences, vectors).right).to.equal(right / judged);
  });
  it('tells log2(n) bits where n words get the same, whatever fills the other sentences up', () => {
    const even = { ...head, wQuery: tf.zeros([50, 16]) };
    const long = { tokens: Array<string>(9).fill('dogs'), about: Array<null>(9).fill(null) };
    expect(measureHead(even, [sentence, long], vectors).entropy).to.be.closeTo(2, 1e-6);
  });
  it('tells more bits the less scores are multiplied by', () => {
    const [sharp, flat] = [1, 0.01].map((scale) => measureHead(head, [sentence], vectors, { scale }).entropy);
    expect(flat).to.be.above(sharp!).and.closeTo(2, 0.1);
  });
  it('refuses sentences in which nothing can be measured', () => {
    const none = { tokens: ['dogs'], about: ['dogs'] };
    expect(() => measureHead(head, [none], vectors)).to.throw(
      'measureHead: expected a word that is about another one in the sentences, got none',
    );
    const odd = { tokens: ['dogs', 'zzyx'], about: ['dogs', 'dogs'] };
    expect(() => measureHead(head, [odd], vectors)).to.throw('measureHead: expected');
  });
});
