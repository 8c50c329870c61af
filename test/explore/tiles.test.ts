import * as tf from '@tensorflow/tfjs';
import { expect } from 'chai';
import { softmaxWeights } from '../../src/attention/index.js';
import { asCell } from '../../src/explore/as-cell.js';
import { fitted } from '../../src/explore/draw/svg.js';
import { attentionMachine, scoreTiles } from '../../src/explore/index.js';
import { stillOf } from '../../src/explore/still.js';
import { tilesKind } from '../../src/explore/tiles/tiles-kind.js';
import { carriedBy, heldNow, type TilesState, tileCount } from '../../src/explore/tiles/tiles-state.js';
import { tilesFinding, tilesNotes } from '../../src/explore/tiles/tiles-words.js';

// five words: a prime, so that blocks of 2 and 3 leave a rest
const tokens = ['they', 'are', 'cool', 'and', 'fast'];
const scores = tokens.map((_, i) => tokens.map((_, j) => ((7 * i + 3 * j) % 11) - 5));
const of = (more: object = {}) => scoreTiles({ tokens, scores, size: 2, ...more }).state as TilesState;

describe('all scores in tiles', () => {
  it('end with maximum and sum of each row, whatever the tiles: with them, exponentials are shares', async () => {
    const weights = (await softmaxWeights(tf.tensor2d(scores)).array()) as number[][];
    for (const size of [1, 2, 3, 4, 5]) {
      const state = of({ size, seen: tileCount({ tokens, size }) });
      for (const [i, carried] of carriedBy(state).entries())
        for (const [j, score] of scores[i]!.entries())
          expect(Math.exp(score - carried!.max) / carried!.sum).to.be.closeTo(weights[i]![j]!, 1e-6);
    }
  });

  it('hold the scores of one tile at a time, and nothing of the queries whose turn has not come', () => {
    // blocks of 2, 2 and 1: tiles of 4, 4 and 2 scores, then the same, then 2, 2 and 1
    const held = Array.from({ length: 10 }, (_, seen) => heldNow(of({ seen })));
    expect(held).to.deep.equal([0, 4, 4, 2, 4, 4, 2, 2, 2, 1]);
    expect(carriedBy(of({ seen: 5 })).map((carried) => carried?.met)).to.deep.equal([5, 5, 4, 4, undefined]);
    expect(tilesFinding(of({ seen: 3 }))).to.equal('Tile 3 of 9: 2 of 25 scores are held');
  });

  it('say for whom a larger score has come, and what is left of what was counted before', () => {
    const two = (seen: number) =>
      scoreTiles({
        tokens: ['it', 'is'],
        scores: [
          [0, Math.log(4)],
          [1, 0],
        ],
        size: 1,
        seen,
      }).state as TilesState;
    expect(tilesNotes(two(2))).to.deep.equal([
      'A larger score has come, and what was counted before shrinks: for it to 0.25.', // e^(0 − log 4)
    ]);
    expect(tilesNotes(two(3)), 'the next query').to.deep.equal([]);
    expect(tilesNotes(two(4)), 'no larger one').to.deep.equal([]);
  });

  it('are stepped through and cut anew, copied, drawn without fault, and refused where sizes do not fit', () => {
    expect(tilesKind.keyed(of(), 'seen', 'End', false)!.seen).to.equal(9);
    expect(tilesKind.dragged(of(), 'seen', 1000, 0).seen).to.equal(9);
    expect(tilesKind.switched(of({ seen: 9 }), '5')).to.include({ size: 5, seen: 1 });
    expect(tilesKind.switches(of()).map(({ label }) => label)).to.deep.equal(['1', '2', '3', '4', 'all 5']);
    expect(asCell(tilesKind, of({ seen: 4 }))).to.match(/scoreTiles\(\{ tokens: .*size: 2, seen: 4 \}\)/);
    const long = Array.from({ length: 24 }, (_, i) => (i % 2 ? 'transformers' : '👩‍👩‍👧 שלום'));
    const even = long.map(() => long.map(() => 0));
    for (const width of [340, 704])
      for (const it of [
        { tokens: ['a'], scores: [[0]] },
        { tokens: long, scores: even, size: 1, seen: 576 },
      ])
        expect(stillOf(scoreTiles(it), width).svg).not.to.match(/NaN|undefined|Infinity|role=/);
    expect(() => of({ seen: 10 })).to.throw('scoreTiles: expected seen from 0 to 9, got 10');
    expect(() => of({ scores: [[0]] })).to.throw('scoreTiles: expected scores of shape [5, 5], got [1, 1]');
    expect(() => of({ tokens: [] })).to.throw('scoreTiles: expected 1 to 24 tokens, got 0');
  });
});

describe('a text in a picture', () => {
  it('is cut between letters as they are seen, never within one', () => {
    const family = '👩‍👩‍👧';
    expect(fitted(`${family}${family}${family}`, 80, 13)).to.match(new RegExp(`^(${family}){1,2}…$`));
    expect(fitted('transformers', 60, 13)).to.equal('transfor…');
    expect(fitted('they', 60, 13)).to.equal('they');
  });
  it('stays within its width where a word is longer than a line', () => {
    const { svg } = stillOf(attentionMachine({ words: ['a', 'b', 'x'.repeat(300)] }), 340);
    expect(svg).not.to.include('x'.repeat(60));
  });
});
