import * as tf from '@tensorflow/tfjs';
import { expect } from 'chai';
import { encoderLayer, positionalEncoding } from '../../src/attention/index.js';
import { asCell } from '../../src/explore/as-cell.js';
import { blockKind } from '../../src/explore/block/block-kind.js';
import { type BlockParams, blockParams, HEADS } from '../../src/explore/block/block-params.js';
import { blockPile, blockState, readBlock } from '../../src/explore/block/block-pile.js';
import { type BlockState, LAYERS, passedThrough, wholeBlock } from '../../src/explore/block/block-state.js';
import {
  type BlockPart,
  blockParts,
  plainBlock,
  withPositions,
} from '../../src/explore/block/plain-block.js';
import { stillOf } from '../../src/explore/still.js';
import { embed, loadWordVectors } from '../../src/text/index.js';

const tokens = ['transformers', 'are', 'cool', 'because', 'they', 'are', 'efficient'];
const x = embed(tokens, await loadWordVectors());
const given = (await x.array()) as number[][];
const state = blockState({ tokens, x });
const without = (...parts: BlockPart[]): BlockState => ({
  ...state,
  on: wholeBlock.filter((part) => !parts.includes(part)),
});

// The same numbers as encoderLayer takes them: matrices of all heads side by side.
const asParams = ({ heads, wOutput, w1, w2 }: BlockParams) => {
  const beside = (name: 'wQuery' | 'wKey' | 'wValue') =>
    tf.concat2d(
      heads.map((head) => tf.tensor2d(head[name])),
      1,
    );
  return {
    headCount: HEADS,
    wQuery: beside('wQuery'),
    wKey: beside('wKey'),
    wValue: beside('wValue'),
    wOutput: tf.tensor2d(wOutput),
    w1: tf.tensor2d(w1),
    w2: tf.tensor2d(w2),
  };
};

const apart = (a: tf.Tensor, b: number[][]) => tf.max(tf.abs(tf.sub(a, tf.tensor2d(b)))).dataSync()[0];

describe('a pile of blocks', () => {
  it('is encoderLayer with the norm first, layer by layer, with a mask or without', () => {
    for (const causal of [false, true]) {
      const on = new Set<BlockPart>([...wholeBlock, ...(causal ? (['mask'] as const) : [])]);
      let words = withPositions(given, 1);
      for (const params of blockParams(7, 50, 3)) {
        const { output } = encoderLayer(tf.tensor2d(words), asParams(params), { normFirst: true, causal });
        words = plainBlock(words, params, on);
        expect(apart(output, words)).to.be.below(2e-4); // numbers go up to 60, float32 has seven digits
      }
    }
  });

  it('adds the positions of positionalEncoding, so many times as loud', () => {
    const expected = tf.add(x, tf.mul(positionalEncoding(7, 50), 2));
    expect(apart(expected, withPositions(given, 2))).to.be.below(1e-5);
    const odd = withPositions(
      [
        [0, 0, 0],
        [0, 0, 0],
      ],
      1,
    );
    expect(apart(positionalEncoding(2, 3), odd)).to.be.below(1e-6);
  });

  it('has random numbers of the spread of seededMatrix, the same for the same seed', () => {
    const [{ w1 }] = blockParams(3, 50, 1) as [BlockParams];
    const all = w1.flat(); // 10,000 numbers of variance 1/50
    expect(all.reduce((sum, value) => sum + value ** 2, 0) / all.length).to.be.closeTo(1 / 50, 0.001);
    expect(blockParams(3, 50, 2)[0]!.w1).to.deep.equal(w1);
    expect(blockParams(4, 50, 1)[0]!.w1).not.to.deep.equal(w1);
  });

  it('makes words the same without residual, long without norm, and keeps them as they are with nothing on', () => {
    const last = (of: BlockState) => passedThrough(of)[LAYERS]!;
    expect(last(without('residual')).likeness).to.be.above(0.95);
    expect(last(without('residual')).likeness).to.be.above(last(state).likeness + 0.03);
    expect(last(without('norm')).length).to.be.above(100 * last(state).length);
    for (const passed of passedThrough({ ...state, on: [] }))
      expect(passed).to.deep.equal(passedThrough({ ...state, on: [] })[0]);
  });

  it('leaves two equal words equal without positions, unless a mask tells them apart', () => {
    const twins = (of: BlockState) => passedThrough(of)[LAYERS]!.cosines[1]![5]!; // are and are
    expect(twins(without('positions'))).to.be.closeTo(1, 1e-9);
    expect(twins(state)).to.be.below(0.99);
    const masked: BlockState = { ...state, on: ['mask', 'heads', 'residual', 'norm', 'feedForward'] };
    expect(twins(masked)).to.be.below(0.999);
    expect(blockKind.notes(masked)[0]).to.match(
      /^No positions, but the mask tells the two “are” apart: cosine 0\.\d\d/,
    );
    expect(blockKind.notes(without('positions'))[0]).to.match(/stay one and the same, cosine 1\.00 after 12/);
  });

  it('is touched: a drag and keys go through the layers, a switch turns a part', () => {
    expect(blockKind.dragged(state, 'layer', -75, 0).layer).to.equal(9);
    expect(blockKind.dragged(state, 'layer', 999, 0)).to.equal(state);
    expect(blockKind.keyed(state, 'layer', 'ArrowLeft', false)!.layer).to.equal(11);
    expect(blockKind.keyed(state, 'layer', 'Home', false)!.layer).to.equal(0);
    expect(blockKind.keyed(state, 'layer', 'Enter', false)).to.equal(undefined);
    expect(blockKind.switches(state).filter(({ isOn }) => !isOn)).to.deep.equal([
      { id: 'mask', label: 'causal mask', isOn: false },
    ]);
    for (const part of blockParts)
      expect(blockKind.switched(blockKind.switched(state, part), part)).to.deep.equal(state);
  });

  it('is drawn with any parts, at any width, and made again by the code of its cell', () => {
    for (const width of [340, 704])
      for (const on of [wholeBlock, [], ['residual'], ['heads'], [...blockParts]] as const) {
        const { svg } = stillOf({ name: 'block-pile', state: { ...state, on: [...on], layer: 3 } }, width);
        expect(svg, `${on}`).not.to.match(/NaN|undefined|Infinity|role=/);
      }
    const body = /blockPile\((.*)\)\);$/s.exec(asCell(blockKind, without('norm')))![1]!;
    const { read: _, ...made } = blockPile(new Function(`return ${body}`)()).state as BlockState;
    expect(made).to.deep.equal(without('norm'));
  });

  it('is saved with what the words become, and drawn from that as from the blocks', () => {
    for (const on of [undefined, ['mask', 'heads'], ['residual']] as const) {
      const saved = blockPile({ tokens, x, ...(on ? { on } : {}), layer: 5 });
      const { read, ...rest } = saved.state as BlockState;
      expect(read).to.have.length(LAYERS + 1);
      const short = ({ svg }: { svg: string }) =>
        svg.replace(/\d+\.\d{3,}/g, (long) => Number(long).toFixed(2));
      expect(short(stillOf(saved))).to.equal(short(stillOf({ name: 'block-pile', state: rest })));
    }
    const { state: whole } = blockPile({ tokens, x });
    expect(blockKind.switched(whole as BlockState, 'norm')).not.to.have.property('read');
    const { read } = whole as BlockState;
    for (const odd of [read!.slice(1), read!.map((row) => row.slice(1)), [...read!.slice(1), ['1']], 'read'])
      expect(() => readBlock({ ...(whole as object), read: odd })).to.throw(
        /^blockPile: expected read as blockPile makes it, got /,
      );
  });

  it('says in one sentence what doesn’t fit', () => {
    const made = (more: object) => () => blockPile({ tokens, x, ...more } as never);
    expect(made({ tokens: ['a'] })).to.throw(RangeError, /^blockPile: expected 7 tokens, got 1$/);
    expect(made({ tokens: ['a'], x: [[1, 2]] })).to.throw(/^blockPile: expected x of 2 to 24 words, got 1$/);
    expect(made({ x: tf.zeros([7, 65]) })).to.throw(
      /^blockPile: expected words of 64 numbers at most, got 65$/,
    );
    const far = tokens.map((_, i) => [i, 1e200]);
    expect(made({ x: far })).to.throw(
      /^blockPile: expected numbers from −1000000 to 1000000 in x, got 1e\+200$/,
    );
    for (const layer of [-1, 13])
      expect(made({ layer })).to.throw(/^blockPile: expected layer from 0 to 12, got/);
    expect(made({ on: ['norms'] })).to.throw(/^blockPile: expected .*norms/);
    expect(() => blockPile(undefined as never)).to.throw(/^blockPile: expected/);
  });
});
