import * as tf from '@tensorflow/tfjs';
import { expect } from 'chai';
import { type Question, shareInterval, splitScores } from '../../src/index.js';

const words = ['[CLS]', 'dogs', 'cats', 'they', '[SEP]'];
/** One layer of two heads: from *they* the first looks at dogs, the second at cats. */
const question = (noun: string): Question => {
  const looks = [1, 2].map((place) =>
    words.map((_, i) => words.map((_, j) => Number(i === 3 && j === place))),
  );
  return { words, weights: tf.tensor4d([looks]), ask: { word: 'they', noun }, nouns: ['dogs', 'cats'] };
};

describe('splitScores', () => {
  let questions: Question[] = [];
  before(() => {
    questions = [...Array<string>(5).fill('dogs'), ...Array<string>(2).fill('cats')].map(question);
  });

  it('measures the head on the half that it was not picked on', () => {
    // Of 7 questions 3 pick. Where 2 or 3 of them mean dogs, head 1 is picked; of the other 4 it has 3 or 2, or,
    // where both cats are among those that pick, head 2 has none of the other 4.
    const scores = splitScores(questions, 'nouns', { count: 211, seed: 5 });
    expect(scores).to.have.length(211);
    expect(new Set(scores)).to.deep.equal(new Set([0, 0.5, 0.75]));
    expect(scores).to.deep.equal([...scores].sort((a, b) => a - b));
  });

  it('gives the same for the same seed, and another for another', () => {
    const of = (seed: number) => splitScores(questions, 'nouns', { count: 53, seed });
    expect(of(2)).to.deep.equal(of(2));
    expect(of(2)).to.not.deep.equal(of(3));
  });

  it('refuses more cuts than could be made in minutes', () =>
    expect(() => splitScores(questions, 'nouns', { count: 1e9 })).to.throw(
      RangeError,
      'splitScores: expected questions · count of at most 10000000, got 7000000000',
    ));

  it('needs two questions', () =>
    expect(() => splitScores([question('dogs')])).to.throw(
      RangeError,
      'splitScores: expected two questions or more, got 1',
    ));
});

describe('shareInterval', () => {
  it('holds the share, and is mirrored for the wrong answers', () => {
    for (const [right, count] of [
      [0, 7],
      [3, 11],
      [18, 22],
      [43, 43],
    ] as const) {
      const [low, high] = shareInterval(right, count);
      const [otherLow, otherHigh] = shareInterval(count - right, count);
      expect(low).to.be.at.most(right / count + 1e-12);
      expect(high).to.be.at.least(right / count - 1e-12);
      expect(low).to.be.closeTo(1 - otherHigh, 1e-12);
      expect(high).to.be.closeTo(1 - otherLow, 1e-12);
    }
  });

  it('gives what the formula gives for none of n: from 0 to z² / (n + z²)', () => {
    const [low, high] = shareInterval(0, 13);
    expect(low).to.be.closeTo(0, 1e-12);
    expect(high).to.be.closeTo(3.841459 / (13 + 3.841459), 1e-6);
  });

  it('refuses more right answers than questions, and no questions', () => {
    expect(() => shareInterval(3, 2)).to.throw(
      RangeError,
      'shareInterval: expected right from 0 to 2, got 3',
    );
    expect(() => shareInterval(0, 0)).to.throw('got 0');
  });
});
