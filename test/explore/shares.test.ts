import * as tf from '@tensorflow/tfjs';
import { expect } from 'chai';
import { softmaxWeights } from '../../src/attention/index.js';
import { scoreShares, sharesState } from '../../src/explore/shares/score-shares.js';
import { sharesKind } from '../../src/explore/shares/shares-kind.js';
import { movedBy, sharesOf } from '../../src/explore/shares/shares-state.js';
import { stillOf } from '../../src/explore/still.js';

const they = sharesState({});

describe('scores that are dragged', () => {
  it('make the shares of softmaxWeights, at each temperature', () => {
    for (const temperature of [0.1, 1, 2.5, 10]) {
      const expected = softmaxWeights(tf.tensor2d([[...they.scores]]), { temperature }).dataSync();
      for (const [i, share] of sharesOf({ ...they, temperature }).entries())
        expect(share).to.be.closeTo(expected[i]!, 1e-6);
    }
  });

  it('move a tenth a pixel, within their bounds, and all shares with them', () => {
    const moved = movedBy(they, 'score.1', 10); // 7.78 + 1
    expect(moved.scores).to.deep.equal([9.19, 8.78, -4.95]);
    for (const [i, share] of sharesOf(moved).entries()) expect(share).not.to.equal(sharesOf(they)[i]);
    expect(movedBy(they, 'score.1', 999).scores[1]).to.equal(10);
    for (const nobody of ['score.7', 'score.x', 'x'])
      expect(movedBy(they, nobody, 10), nobody).to.equal(they);
  });

  it('keep their shares when all move alike, as far as the first that meets a bound', () => {
    const shifted = movedBy(they, 'all', -30); // 3 less
    expect(shifted.scores).to.deep.equal([6.19, 4.78, -7.95]);
    for (const [i, share] of sharesOf(shifted).entries())
      expect(share).to.be.closeTo(sharesOf(they)[i]!, 1e-12);
    const farthest = movedBy(they, 'all', 999).scores;
    expect(farthest[0]).to.equal(10);
    expect(farthest[0]! - farthest[1]!).to.be.closeTo(1.41, 1e-9);
  });

  it('are heated tenfold by half the track, and no further than from 0.1 to 10', () => {
    expect(movedBy(they, 'temperature', 100).temperature).to.equal(10);
    expect(movedBy(they, 'temperature', -50).temperature).to.equal(0.32); // 10^−0.5 = 0.316
    expect(movedBy(they, 'temperature', -999).temperature).to.equal(0.1);
  });

  it('obey keys as sliders do', () => {
    const key = (handle: string, name: string, isFine = false) =>
      sharesKind.keyed(they, handle, name, isFine)!;
    expect(key('score.0', 'ArrowLeft').scores[0]).to.equal(8.19);
    expect(key('score.0', 'ArrowUp', true).scores[0]).to.equal(9.29);
    expect(key('score.2', 'End').scores[2]).to.equal(10);
    expect(key('all', 'ArrowDown').scores).to.deep.equal([8.19, 6.78, -5.95]);
    expect(key('temperature', 'ArrowUp').temperature).to.equal(1.3); // 10^0.1 = 1.26
    expect(sharesKind.keyed(they, 'score.0', 'Enter', false)).to.equal(undefined);
  });

  it('say how differences of scores become ratios of shares', () => {
    // e^1.41 = 4.1, as chapter 4 has it
    expect(sharesKind.result(they)).to.equal('transformers gets 4.1 times the share of book');
    const same = sharesState({ tokens: ['a', 'b'], scores: [2, 2] });
    expect(sharesKind.result(same)).to.equal('a and b get the same share');
    const { svg, words } = stillOf(scoreShares({ tokens: ['a', 'b'], scores: [2, 2] }), 340);
    expect(svg)
      .to.include('0.50')
      .and.not.match(/NaN|undefined|role=/);
    expect(words).to.include('a: score 2, share 0.50.');
  });

  it('say in one sentence what doesn’t fit', () => {
    const given = (options: object) => () => scoreShares(options);
    expect(given({ scores: [1] })).to.throw(RangeError, /^scoreShares: expected 2 to 7 scores, got 1$/);
    expect(given({ scores: [1, 2] })).to.throw(RangeError, /^scoreShares: expected 2 tokens, got 3$/);
    expect(given({ scores: [1, 2, 11] })).to.throw(/^scoreShares: expected scores from −10 to 10, got 11$/);
    expect(given({ temperature: 11 })).to.throw(/^scoreShares: expected temperature from 0.1 to 10, got 11$/);
    expect(given({ look: 'score.3' })).to.throw(/got "score.3"$/);
  });
});
