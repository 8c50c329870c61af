import * as tf from '@tensorflow/tfjs';
import { expect } from 'chai';
import { firstLanguageModel, type LanguageModel, nextShares, writeText } from '../../../src/index.js';

describe('the shares of the next character', () => {
  const scores = [0.3, -2, 1.7, 1.7, 0];
  it('sum to 1, and keep the order of scores at any temperature', () => {
    for (const temperature of [0.1, 0.7, 1, 3]) {
      const shares = nextShares(scores, { temperature });
      expect(shares.reduce((sum, share) => sum + share)).to.be.closeTo(1, 1e-12);
      expect(shares[2]).to.equal(shares[3]);
      expect(shares[2]! > shares[0]! && shares[0]! > shares[4]! && shares[4]! > shares[1]!).to.equal(true);
    }
  });
  it('leave out all but the likeliest, and those in between as they were to each other', () => {
    const [all, three] = [nextShares(scores), nextShares(scores, { top: 3 })];
    expect(three.filter((share) => share > 0)).to.have.length(3);
    expect(three[0]! / three[2]!).to.be.closeTo(all[0]! / all[2]!, 1e-12);
    expect(nextShares(scores, { top: 99 })).to.deep.equal(all);
  });
  it('bear scores of any height', () => {
    expect(nextShares([-1e4, 1e4], { temperature: 0.01 })).to.deep.equal([0, 1]);
  });
  it('refuse what they can’t take, in one sentence', () => {
    expect(() => nextShares([])).to.throw('nextShares: expected one score or more, got none');
    expect(() => nextShares([Number.NaN])).to.throw('nextShares: expected a finite scores[0], got NaN');
    expect(() => nextShares([1], { temperature: -1 })).to.throw(
      'nextShares: expected temperature of 0 or more, got -1',
    );
    expect(() => nextShares([1], { top: 0 })).to.throw('nextShares: expected top as a whole number above 0');
  });
});

describe('writing', () => {
  let model: LanguageModel;
  before(async () => {
    await tf.ready();
    model = firstLanguageModel('abcdefg', { layerCount: 2, dModel: 8, headCount: 2, context: 10 }, 3);
  });
  after(() => tf.dispose(model.params));

  it('is the same for the same seed, and another for another', () => {
    const of = (seed: number) => writeText(model, 'abc', { length: 40, seed });
    expect(of(2)).to.equal(of(2));
    expect(of(2)).to.not.equal(of(3));
  });
  it('is the same without a cache, also beyond the context', () => {
    const of = (keeps: boolean) => writeText(model, 'abcdefgabcdefg', { length: 35, seed: 11, keeps });
    expect(of(true)).to.equal(of(false));
  });
  it('takes the likeliest at temperature 0, whatever the seed', () => {
    const of = (seed: number, temperature: number) =>
      writeText(model, 'a', { length: 12, seed, temperature });
    expect(of(1, 0)).to.equal(of(2, 0));
    expect(writeText(model, 'a', { length: 12, top: 1 })).to.equal(of(1, 0));
  });
  it('draws characters as often as their shares say', () => {
    // A table of zeros makes all seven equally likely: 210 characters, each 30 times ± 5.1; five times that is safe.
    const even = { ...model, params: { ...model.params, characters: tf.zeros([7, 8]) } };
    const text = writeText(even, 'a', { length: 210, seed: 5 });
    for (const character of even.characters)
      expect(text.split(character).length - 1, character).to.be.within(4, 56);
    even.params.characters.dispose();
  });
  it('leaks nothing', () => {
    const before = tf.memory().numTensors;
    writeText(model, 'abc', { length: 25 });
    writeText(model, 'abc', { length: 5, keeps: false });
    expect(tf.memory().numTensors).to.equal(before);
  });
});
