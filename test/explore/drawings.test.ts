import * as tf from '@tensorflow/tfjs';
import { expect } from 'chai';
import { softmaxWeights, weightedSum } from '../../src/attention/index.js';
import { angleKind } from '../../src/explore/angle/angle-kind.js';
import { type AngleState, angleFinding, angleOf } from '../../src/explore/angle/angle-state.js';
import { asCell } from '../../src/explore/as-cell.js';
import { afterLayer, type BlockState, passedThrough } from '../../src/explore/block/block-state.js';
import { blockPile, fiveSteps, residualStream, runningMax, twoArrows } from '../../src/explore/index.js';
import { onlineKind } from '../../src/explore/online/online-kind.js';
import { knownAfter, type OnlineState, onlineFinding } from '../../src/explore/online/online-state.js';
import { readExplorable } from '../../src/explore/read-explorable.js';
import { stepsKind } from '../../src/explore/steps/steps-kind.js';
import { fiveStepsInOrder, type StepsState } from '../../src/explore/steps/steps-state.js';
import { stillOf } from '../../src/explore/still.js';
import { readStream } from '../../src/explore/stream/residual-stream.js';
import { streamKind } from '../../src/explore/stream/stream-kind.js';
import { type StreamState, streamOf } from '../../src/explore/stream/stream-state.js';
import { serverLinks } from '../../src/lab/home/home-links.js';
import { stepsHtml } from '../../src/lab/home/steps-html.js';
import { embed, loadWordVectors } from '../../src/text/index.js';

const tokens = ['transformers', 'are', 'cool', 'because', 'they', 'are', 'efficient'];
const x = embed(tokens, await loadWordVectors());
const stream = residualStream({ tokens, x }).state as StreamState;

describe('the line of the five steps', () => {
  it('has the names and formulas of the home page', () => {
    const chapter = (k: number) => ({
      path: `0${k}-a.ipynb`,
      title: `${k} · A`,
      question: '',
      time: '',
      cells: 1,
      exercises: 0,
      solved: 0,
      own: false,
      edited: false,
      newer: false,
    });
    const html = stepsHtml([1, 2, 3, 4, 5].map(chapter), serverLinks('/'));
    for (const { name, formula } of fiveStepsInOrder)
      expect(html).to.include(name).and.include(`>${formula}<`);
  });

  it('lights the steps of a chapter, says what happens in each, and refuses others', () => {
    const { svg, words } = stillOf(fiveSteps({ lit: [3, 4, 5] }));
    expect(words).to.match(/^Self-attention, steps 3 to 5 of 5\. 1 words: /);
    expect(svg.match(/fill="#1f66a8"/g), 'three discs and three names').to.have.length(6);
    expect(stillOf(fiveSteps()).words).to.match(/^Self-attention: all five steps\./);
    const state = fiveSteps({ lit: [3] }).state as StepsState;
    expect(stepsKind.result(stepsKind.looked(state, 'step.4'))).to.include('4 · shares: each row of scores');
    expect(stepsKind.next(state, 'step.5', 'ArrowRight')).to.equal('step.5');
    expect(asCell(stepsKind, state)).to.include('explore(fiveSteps({ lit: [3] }))');
    for (const lit of [[], [6], [2, 1], [1, 1]])
      expect(() => fiveSteps({ lit }), `${lit}`).to.throw(
        /^fiveSteps: expected lit steps from 1 to 5, in order, got /,
      );
    expect(() => readExplorable({ name: 'five-steps', state: { lit: [1], look: 6 } })).to.throw(/^explore: /);
  });
});

describe('two arrows', () => {
  const at = (a: [number, number], b: [number, number]) => twoArrows({ a, b }).state as AngleState;

  it('have the cosine of their angle', () => {
    expect(angleOf(at([4, 0], [3, 3])).degrees).to.be.closeTo(45, 1e-9);
    expect(angleOf(at([2, 0], [-1, Math.sqrt(3)])).cosine).to.be.closeTo(-0.5, 1e-9); // 120°
    expect(angleFinding(at([1, 2], [2, 4]))).to.equal('Angle 0°, cosine 1: the same direction');
    expect(angleFinding(at([1, 2], [-2, -4]))).to.equal('Angle 180°, cosine −1: opposite directions');
    expect(angleFinding(at([1, 2], [0, 0]))).to.match(/no direction/);
    const longer = angleKind.keyed(at([2, 0], [1, 1]), 'a', 'ArrowRight', false)!;
    expect(angleOf(longer).cosine, 'length counts for nothing').to.equal(angleOf(at([2, 0], [1, 1])).cosine);
  });

  it('are dragged to tenths within the plane, turned by keys, and drawn without fault', () => {
    const state = at([4, 0], [3, 3]);
    expect(angleKind.dragged(state, 'b', 31, -62).b).to.deep.equal([4, 5]);
    expect(angleKind.dragged(state, 'b', 1000, 0).b).to.deep.equal([5, 3]);
    expect(angleKind.keyed(state, 'a', 'PageUp', false)!.a).to.deep.equal([3.9, 1]); // 4 cos 15°, 4 sin 15°
    expect(angleKind.keyed(state, 'c', 'ArrowUp', false)).to.equal(undefined);
    for (const [a, b] of [
      [
        [0, 0],
        [0, 0],
      ],
      [
        [5, 5],
        [-5, -5],
      ],
      [
        [1, 0],
        [1, 0],
      ],
    ] as [number, number][][])
      for (const width of [340, 704])
        expect(stillOf(twoArrows({ a: a!, b: b! }), width).svg).not.to.match(/NaN|undefined|Infinity/);
    expect(() => at([6, 0], [0, 0])).to.throw('twoArrows: expected numbers from −5 to 5, got 6');
  });
});

describe('a row in blocks', () => {
  const state = runningMax().state as OnlineState satisfies OnlineState;

  it('ends with the answer of all at once, whatever the blocks, and has that of a shorter sentence on the way', async () => {
    for (const size of [1, 2, 3, 4, 6, 9])
      for (const [k, { answer }] of knownAfter({ ...state, size }).entries()) {
        const count = (k + 1) * size;
        const weights = softmaxWeights(tf.tensor2d([state.scores.slice(0, count)]));
        const values = tf.tensor2d(state.values.slice(0, count).map((value) => [value]));
        expect(answer, `${count} keys`).to.be.closeTo(weightedSum(weights, values).dataSync()[0]!, 1e-5);
      }
  });

  it('shrinks what was counted when a larger score comes, and says so', () => {
    const said = (seen: number) => onlineFinding({ ...state, seen });
    expect(said(0)).to.match(/^Nothing is known yet/);
    expect(said(1)).to.equal('After 3 of 6 keys: the answer so far is 5.14'); // 9 / 1.75
    expect(said(2)).to.match(/shrinks to 0\.50, the answer so far is 8$/); // log 4 to log 8; 144 / 18
    expect(onlineFinding({ ...state, size: 1, seen: 5 })).to.match(/no larger score: nothing shrinks/);
  });

  it('is stepped through and cut into other blocks, no key lost', () => {
    expect(onlineKind.keyed(state, 'seen', 'End', false)!.seen).to.equal(2);
    expect(onlineKind.dragged(state, 'seen', 150, 0).seen).to.equal(2);
    expect(onlineKind.switched(state, '2')).to.include({ size: 2, seen: 2 });
    expect(onlineKind.switched(onlineKind.switched(state, '1'), '3')).to.deep.equal(state);
    for (const size of [1, 3, 12])
      for (const width of [340, 704])
        expect(stillOf(runningMax({ size, seen: 0 }), width).svg).not.to.match(/NaN|undefined|Infinity/);
    expect(() => runningMax({ seen: 3 })).to.throw('runningMax: expected seen from 0 to 2, got 3');
    expect(() => runningMax({ scores: [1, 2, 3] })).to.throw(
      'runningMax: expected a value for each of 3 scores, got 6',
    );
  });
});

describe('the residual stream', () => {
  it('has the lengths of the pile of blocks, and only ever adds', () => {
    const pile = blockPile({ tokens, x }).state as BlockState;
    const mean = (lengths: number[]) => lengths.reduce((sum, length) => sum + length, 0) / lengths.length;
    for (const block of [0, 1, 2, 3]) {
      const lengths = tokens.map((_, look) => {
        const { start, steps } = streamOf({ ...stream, look });
        return block === 0 ? start : steps[2 * block - 1]!.length;
      });
      expect(mean(lengths)).to.be.closeTo(passedThrough(afterLayer(pile, block))[block]!.length, 1e-5);
    }
    for (const { added, length } of streamOf(stream).steps) expect(added).to.be.below(2 * length);
  });

  it('is saved with the ways of all words, and drawn from them as from the blocks', () => {
    const { read, ...rest } = stream;
    expect(read).to.have.length(tokens.length);
    const still = (state: object) => stillOf({ name: 'residual-stream', state });
    expect(still({ ...stream, look: 1 })).to.deep.equal(still({ ...rest, look: 1 }));
    for (const odd of [read!.slice(1), read!.map((way) => way.slice(1)), 'read'])
      expect(() => readStream({ ...stream, read: odd })).to.throw(
        /^residualStream: expected read as residualStream makes it, got /,
      );
  });

  it('follows a word, is drawn without fault, and refuses what a pile of blocks refuses', () => {
    expect(stream.tokens[stream.look]).to.equal('they');
    expect(streamKind.looked(stream, 'word.0').look).to.equal(0);
    expect(streamKind.next(stream, 'word.6', 'ArrowRight')).to.equal('word.6');
    for (const width of [340, 704])
      expect(stillOf({ name: 'residual-stream', state: stream }, width).svg).not.to.match(
        /NaN|undefined|Infinity|role=/,
      );
    const of = (options: object) => () => residualStream({ tokens: ['a', 'b'], x: [[1], [0]], ...options });
    expect(of({ look: 2 })).to.throw('residualStream: expected look from 0 to 1, got 2');
    expect(of({ x: [[1]] })).to.throw(/^residualStream: expected x of 2 to 24 words/);
    expect(of({ tokens: ['a'] })).to.throw(/^residualStream: /);
    expect(
      stillOf(
        of({
          x: [
            [0, 0],
            [0, 0],
          ],
        })(),
      ).svg,
    ).not.to.match(/NaN/);
  });
});
