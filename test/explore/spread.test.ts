import * as tf from '@tensorflow/tfjs';
import { expect } from 'chai';
import { attentionScores } from '../../src/attention/index.js';
import { asCell } from '../../src/explore/as-cell.js';
import { coinScores, coinsOf, spreadOf } from '../../src/explore/spread/coin-scores.js';
import { scoreSpread, spreadState } from '../../src/explore/spread/score-spread.js';
import { spreadKind } from '../../src/explore/spread/spread-kind.js';
import { DOUBLING, type SpreadState, scoredAt } from '../../src/explore/spread/spread-state.js';
import { stillOf } from '../../src/explore/still.js';

const first = spreadState({});
const drawn = (state: SpreadState, width = 704) => stillOf({ name: 'score-spread', state }, width).svg;

describe('the spread of scores', () => {
  it('is that of the scores that attentionScores makes of the same coins', () => {
    for (const [seed, dK] of [
      [7, 1],
      [7, 5],
      [11, 64],
      [-3, 256],
    ] as const) {
      const { queries, keys } = coinsOf(seed);
      const cut = (rows: readonly number[][]) => tf.tensor2d(rows.map((row) => row.slice(0, dK)));
      const scores = attentionScores(cut(queries), cut(keys));
      expect(coinScores(seed, dK)).to.deep.equal(Array.from(scores.dataSync()));
      const spread = Math.sqrt(scores.square().mean().dataSync()[0]!);
      expect(scoredAt({ dK, seed, divided: false }).spread).to.be.closeTo(spread, 1e-4);
    }
  });

  it('is √dK within a twentieth for any seed, and 1 where scores are divided by it', () => {
    for (const seed of [1, 2, 3])
      for (const dK of [1, 4, 16, 61, 256]) {
        const { spread } = scoredAt({ dK, seed, divided: false });
        expect(spread / Math.sqrt(dK), `seed ${seed}, ${dK}`).to.be.within(0.95, 1.05);
        const { spread: divided } = scoredAt({ dK, seed, divided: true });
        expect(divided).to.be.closeTo(spread / Math.sqrt(dK), 1e-9);
      }
    expect(spreadOf([3, -3, 3, -3])).to.equal(3);
  });

  it('has of four coins each the outcomes of chapter 3: 1, 4, 6, 4 and 1 of 16', () => {
    const { shares } = scoredAt({ ...first, dK: 4 });
    expect([...shares.keys()].sort((a, b) => a - b)).to.deep.equal([-4, -2, 0, 2, 4]);
    for (const [score, of16] of [
      [-4, 1],
      [-2, 4],
      [0, 6],
      [2, 4],
      [4, 1],
    ] as const)
      expect(16 * shares.get(score)!, `${score}`).to.be.closeTo(of16, 0.8);
    expect([...shares.values()].reduce((sum, share) => sum + share)).to.be.closeTo(1, 1e-9);
  });

  it('moves by drag and keys, doubling or one by one, within 1 and 256', () => {
    expect(spreadKind.dragged(first, 'dK', -2 * DOUBLING, 0).dK).to.equal(16);
    expect(spreadKind.dragged(first, 'dK', 3, 0).dK, 'near a doubling, that one').to.equal(64);
    expect(spreadKind.dragged(first, 'dK', DOUBLING / 2, 0).dK, '64 · √2').to.equal(91);
    expect(spreadKind.dragged(first, 'dK', 9999, 0).dK).to.equal(256);
    expect(spreadKind.dragged(first, 'other', 50, 0)).to.equal(first);
    const key = (name: string, isFine = false) => spreadKind.keyed(first, 'dK', name, isFine)?.dK;
    expect(['ArrowRight', 'ArrowDown', 'PageUp', 'Home', 'End'].map((name) => key(name))).to.deep.equal([
      128, 32, 256, 1, 256,
    ]);
    expect(key('ArrowUp', true)).to.equal(65);
    expect(key('Enter')).to.equal(undefined);
    expect(spreadKind.keyed(spreadState({ dK: 1 }), 'dK', 'ArrowLeft', false)!.dK).to.equal(1);
  });

  it('is drawn at any length and width, and its slider says its value', () => {
    for (const width of [340, 704])
      for (const dK of [1, 2, 3, 64, 255, 256])
        for (const divided of [false, true])
          expect(drawn({ dK, divided, seed: 7 }, width)).not.to.match(
            /NaN|undefined|Infinity|role=|="-\d+" *height/,
          );
    expect(spreadKind.result(first)).to.match(/^d_k = 64: scores spread by 8\.\d\d, √64 = 8$/);
    expect(spreadKind.result(spreadKind.switched(first, 'divided'))).to.match(
      /divided by √64 = 8, .* by 1\.0\d$/,
    );
  });

  it('is made again by the code of its cell, and says in one sentence what doesn’t fit', () => {
    expect(asCell(spreadKind, { ...first, dK: 9, divided: true })).to.include(
      'await explore(scoreSpread({ dK: 9, divided: true }));',
    );
    const given = (options: object) => () => scoreSpread(options);
    expect(given({ dK: 257 })).to.throw(RangeError, /^scoreSpread: expected dK from 1 to 256, got 257$/);
    for (const dK of [0, -1, 1.5, '4', Number.NaN])
      expect(given({ dK }), `${dK}`).to.throw(/^scoreSpread: expected dK/);
    expect(given({ seed: 0.5 })).to.throw(/^scoreSpread: expected seed/);
    expect(given({ root: true })).to.throw(/^scoreSpread: expected one of the options/);
  });
});
