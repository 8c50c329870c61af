import * as tf from '@tensorflow/tfjs';
import { expect } from 'chai';
import { firstLanguageModel, type LanguageModel, repeatScores } from '../../src/index.js';

const characters = 'abcdefg';
const size = { layerCount: 2, dModel: 14, headCount: 2, context: 14 };

describe('what a model makes of texts that come twice', () => {
  let model: LanguageModel;
  before(async () => {
    await tf.ready();
    model = firstLanguageModel(characters, size, 1);
  });
  after(() => tf.dispose(model.params));

  it('is one share for each head, and the mean of the texts', () => {
    const [both, ...each] = [['cabfd', 'gfeab'], ['cabfd'], ['gfeab']].map((texts) =>
      repeatScores(model, texts),
    );
    expect(both!.shares).to.have.length(2);
    for (const [l, heads] of both!.shares.entries())
      for (const [h, share] of heads.entries())
        expect(share).to.be.closeTo((each[0]!.shares[l]![h]! + each[1]!.shares[l]![h]!) / 2, 1e-12);
    for (const i of [0, 1])
      expect(both!.bits[i]).to.be.closeTo((each[0]!.bits[i]! + each[1]!.bits[i]!) / 2, 1e-12);
  });
  it('is 1 for a head that finds its character, by the position alone', () => {
    // Of 14 numbers a place has its own; queries of place 7 + i are keys of place i + 1, a hundred times as large.
    const one = { layerCount: 1, dModel: 14, headCount: 1, context: 14 };
    const base = firstLanguageModel(characters, one, 1);
    const shifted = tf.tensor2d(
      [...Array(14).keys()].map((from) => [...Array(14).keys()].map((to) => (to === from - 6 ? 100 : 0))),
    );
    const params = {
      ...base.params,
      characters: tf.zeros([7, 14]),
      positions: tf.eye(14),
      'layer0.wQuery': shifted,
      'layer0.wKey': tf.eye(14),
    };
    const { shares, bits, chance } = repeatScores({ ...base, params }, ['abcdefg']);
    expect(shares[0]![0]).to.be.closeTo(1, 1e-6);
    expect(bits[1]).to.be.closeTo(Math.log2(7), 1e-6); // a table of zeros: each of 7 as likely
    // Looks at 8, 9, … 13 places: the mean of their inverses
    expect(chance).to.be.closeTo([8, 9, 10, 11, 12, 13].reduce((sum, n) => sum + 1 / n, 0) / 6, 1e-12);
    tf.dispose([base.params, shifted, params.characters, params.positions, params['layer0.wKey']]);
  });
  it('is refused in one sentence where texts don’t fit', () => {
    const most = 'expected texts[0] of at most 7 characters, half of what the model sees, got 8';
    expect(() => repeatScores(model, ['abcdefga'])).to.throw(`repeatScores: ${most}`);
    expect(() => repeatScores(model, [])).to.throw('repeatScores: expected one text or more, got none');
    expect(() => repeatScores(model, ['ab', 'a'])).to.throw(
      'repeatScores: expected texts[1] of 2 characters or more, got 1',
    );
    expect(() => repeatScores(model, ['xy'])).to.throw('characters that the model knows, got "x"');
  });
});
