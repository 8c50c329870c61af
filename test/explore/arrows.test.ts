import * as tf from '@tensorflow/tfjs';
import { expect } from 'chai';
import { attentionScores, softmaxWeights } from '../../src/attention/index.js';
import { arrowsKind } from '../../src/explore/arrows/arrows-kind.js';
import { askersShares, productsOf, UNIT, withPoint } from '../../src/explore/arrows/arrows-state.js';
import { arrowsWords } from '../../src/explore/arrows/arrows-words.js';
import { arrowsState, queryArrow } from '../../src/explore/arrows/query-arrow.js';
import { numberText } from '../../src/explore/draw/number-text.js';
import { stillOf } from '../../src/explore/still.js';

const they = arrowsState({});

describe('a query as an arrow', () => {
  it('scores as attentionScores does, and shares as softmaxWeights of the scores divided by √2', () => {
    const rows = (of: readonly (readonly number[])[]) => tf.tensor2d(of.map((row) => [...row]));
    for (const state of [they, withPoint(they, 'query', [-1.3, 2.7]), withPoint(they, 'key.1', [0.2, -5])]) {
      const scores = attentionScores(rows(state.queries), rows(state.keys));
      const expected = scores.arraySync() as number[][];
      for (const [i, row] of productsOf(state).entries())
        for (const [j, score] of row.entries()) expect(score).to.be.closeTo(expected[i]![j]!, 1e-5);
      const shares = softmaxWeights(scores.div(Math.SQRT2)).arraySync() as number[][];
      for (const [j, share] of askersShares(state).entries())
        expect(share).to.be.closeTo(shares[2]![j]!, 1e-6);
    }
  });

  it('moves with the pointer, to tenths, within its bounds, and the key with its word where both are one', () => {
    const dragged = arrowsKind.dragged(they, 'query', -2 * UNIT, 2 * UNIT);
    expect(dragged.queries[2]).to.deep.equal([2, -1]);
    expect(dragged.keys).to.equal(they.keys);
    expect(arrowsKind.dragged(they, 'key.0', 999, -999).keys[0]).to.deep.equal([5, 5]);
    const mirrored = arrowsKind.switched(they, 'mirror');
    expect(arrowsKind.dragged(mirrored, 'key.0', 0, -UNIT).queries[0]).to.deep.equal([3, 2]);
    expect(arrowsKind.dragged(they, 'key.7', 9, 9)).to.equal(they);
    expect(arrowsKind.dragged(they, 'score.1.1', 9, 9)).to.equal(they);
  });

  it('obeys keys: steps both ways, and turns', () => {
    const key = (name: string, isFine = false) => arrowsKind.keyed(they, 'query', name, isFine)?.queries[2];
    expect(key('ArrowLeft')).to.deep.equal([3, 1]);
    expect(key('ArrowUp', true)).to.deep.equal([4, 1.1]);
    // 15° further: 4 cos − sin = 3.605, 4 sin + cos = 2.001
    expect(key('PageUp')).to.deep.equal([3.6, 2]);
    expect(key('Enter')).to.equal(undefined);
    expect(arrowsKind.next(they, 'score.2.0', 'ArrowUp')).to.equal('score.1.0');
    expect(arrowsKind.next(they, 'score.2.0', 'ArrowLeft')).to.equal('score.2.0');
    expect(arrowsKind.next(they, 'query', 'ArrowUp')).to.equal(undefined);
  });

  it('asks for the word whose score is looked at', () => {
    const looked = arrowsKind.looked(they, 'score.0.2');
    expect(looked.asker).to.equal(0);
    expect(arrowsKind.looked(looked, 'key.1').asker).to.equal(0);
    expect(arrowsWords(looked)).to.match(/^A query as an arrow: transformers gives 80 % .* to itself/);
  });

  it('makes a mirror of all scores with one matrix for both, wherever it goes', () => {
    const state = withPoint(arrowsState({ mirror: true }), 'query', [-0.7, 3.1]);
    for (const [i, row] of productsOf(state).entries())
      for (const [j, score] of row.entries()) expect(score).to.equal(productsOf(state)[j]![i]);
    // (−0.7) · 3 + 3.1 · 1 = 1
    expect(arrowsKind.notes(state)[0]).to.include(
      'they scores 1 for transformers, and transformers scores 1',
    );
    expect(arrowsKind.notes(they)).to.deep.equal([]);
  });

  it('has each score in its picture, wide and narrow, and none that is no number where it has no length', () => {
    for (const width of [340, 704])
      for (const state of [they, withPoint(they, 'query', [0, 0])]) {
        const { svg } = stillOf({ name: 'query-arrow', state }, width);
        const texts = [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, text]) => text);
        for (const score of productsOf(state).flat()) expect(texts).to.include(numberText(score));
        expect(svg).not.to.match(/NaN|undefined|Infinity|role=/);
      }
    expect(arrowsKind.result(withPoint(they, 'query', [0, 0]))).to.match(/33 % of its attention/);
  });

  it('says in one sentence what doesn’t fit', () => {
    const given = (options: object) => () => queryArrow(options);
    expect(given({ words: ['a'] })).to.throw(RangeError, /^queryArrow: expected 2 to 4 words, got 1$/);
    expect(given({ words: ['a', 'b'] })).to.throw(
      /^queryArrow: expected queries of shape \[2, 2\], got \[3, 2\]$/,
    );
    expect(given({ features: ['a'] })).to.throw(/^queryArrow: expected 2 features, got 1$/);
    expect(
      given({
        keys: [
          [1, 1],
          [6, 1],
          [0, 0],
        ],
      }),
    ).to.throw(/^queryArrow: expected numbers from −5 to 5 in keys, got 6$/);
    for (const asker of [-1, 3])
      expect(given({ asker })).to.throw(/^queryArrow: expected asker from 0 to 2, got/);
    expect(given({ look: 'score.3.0' })).to.throw(/got "score.3.0"$/);
  });
});
