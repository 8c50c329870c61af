import { expect } from 'chai';
import { asCell } from '../../src/explore/as-cell.js';
import { headsKind } from '../../src/explore/heads/heads-kind.js';
import { enlarged, type HeadsState, headsOf } from '../../src/explore/heads/heads-state.js';
import { differenceText, headsFinding, thousandths } from '../../src/explore/heads/heads-words.js';
import { type ModelHeadsOptions, modelHeads } from '../../src/explore/heads/model-heads.js';
import { pack, unpack } from '../../src/explore/heads/pack.js';
import { readExplorable } from '../../src/explore/read-explorable.js';
import { stillOf } from '../../src/explore/still.js';
import { encode, loadEncoder } from '../../src/model/index.js';
import { headHabits, pronounPanel } from '../../src/study/index.js';

const encoder = await loadEncoder();
const { tokens, weights } = encode(encoder, 'Transformers are cool because they are efficient');
const own = (await weights.array()) as number[][][][];
const [[first]] = [[pronounPanel()[0]!.text]];
const habits = headHabits([encode(encoder, first!)]);
const asked: ModelHeadsOptions = { tokens, weights, habits, look: [4, 2] };
const stateOf = (more: object = {}) => modelHeads({ ...asked, ...more }).state as HeadsState;
const state = stateOf();

describe('all heads of a model', () => {
  it('have the weights of the encoder to the last printed digit', () => {
    for (const { place, weights: rows } of headsOf(state)) {
      const expected = own[place[0] - 1]![place[1] - 1]!;
      const printed = expected.map((row) => row.map((weight) => thousandths(Number(weight.toFixed(3)))));
      expect(
        rows.map((row) => row.map(thousandths)),
        `${place}`,
      ).to.deep.equal(printed);
    }
    expect(stillOf({ name: 'model-heads', state }).svg).to.include('>.945<'); // they → transformers, as chapter 8 has it
  });

  it('are called after more than half of their weight, broad above 0.8, or else mixed', () => {
    for (const { place, habits: measured, kind } of headsOf(state)) {
      const at = (name: keyof typeof habits) => Number(habits[name][place[0] - 1]![place[1] - 1]!.toFixed(3));
      for (const name of ['previous', 'next', 'self', 'special', 'sameWord', 'breadth'] as const)
        expect(measured[name], name).to.equal(at(name));
      const targets = ['previous', 'next', 'self', 'special', 'sameWord'] as const;
      const main = targets.find((name) => at(name) > 0.5);
      expect(kind, `${place}`).to.equal(main ?? (at('breadth') > 0.8 ? 'breadth' : 'mixed'));
    }
    expect(headsFinding(state)).to.match(/^\d+ of 72 heads look at \[CLS\] and \[SEP\], .* are mixed$/);
  });

  it('stand by layer or, at a switch, by habit, each exactly once', () => {
    const sorted = headsKind.switched(state, 'habit');
    expect(headsKind.switches(sorted)[0]!.isOn).to.equal(true);
    expect(headsKind.switched(sorted, 'habit')).to.deep.equal(state);
    for (const shown of [state, sorted])
      for (const width of [340, 704, 1168]) {
        const { svg } = stillOf({ name: 'model-heads', state: shown }, width);
        const names = [...svg.matchAll(/>([1-6]\.[1-9]\d?)<\/text>/g)].map(([, name]) => name);
        expect(new Set(names).size, `${width}`).to.equal(72);
        expect(names).to.have.length(72);
        expect(svg).not.to.match(/NaN|undefined|Infinity|role=/);
        expect(
          svg.split('<path').length - 1,
          'a path for each tint, of all heads and of the large one',
        ).to.be.within(2, 16);
      }
  });

  it('are reached by arrow keys, all of them, in both orders', () => {
    for (const shown of [state, headsKind.switched(state, 'habit')]) {
      const seen = new Set(['head.4.2']);
      for (const handle of seen)
        for (const key of ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'])
          seen.add(headsKind.next(shown, handle, key)!);
      expect(seen.size).to.equal(72);
    }
    expect(headsKind.next(state, 'head.4.2', 'ArrowDown')).to.equal('head.5.2');
    expect(headsKind.next(state, 'head.1.12', 'ArrowRight')).to.equal('head.2.1');
    expect(headsKind.next(state, 'head.1.1', 'ArrowUp'), 'the end').to.equal('head.1.1');
    expect(headsKind.next(state, 'head.4.2', 'Enter')).to.equal(undefined);
    expect(headsKind.next(state, 'head.7.1', 'ArrowUp')).to.equal(undefined);
  });

  it('are pinned by Enter, the last two of them, and let go by the same key', () => {
    const press = (from: HeadsState, handle: string) => headsKind.keyed(from, handle, 'Enter', false)!;
    const one = press(state, 'head.4.2');
    expect(enlarged(one)).to.deep.equal([[4, 2]]);
    expect(enlarged(headsKind.looked(one, 'head.1.3')), 'beside what is looked at').to.deep.equal([
      [4, 2],
      [1, 3],
    ]);
    const two = press(one, 'head.1.3');
    expect(two.pins).to.deep.equal([
      [4, 2],
      [1, 3],
    ]);
    expect(press(two, 'head.6.8').pins).to.deep.equal([
      [1, 3],
      [6, 8],
    ]);
    expect(press(two, 'head.4.2').pins).to.deep.equal([[1, 3]]);
    expect(headsKind.keyed(two, 'head.9.9', 'Enter', false)).to.equal(undefined);
    expect(headsKind.looked(two, 'head.1.3').look).to.deep.equal([1, 3]);
  });

  it('differ most where the difference of their weights is largest', () => {
    const said = differenceText(
      stateOf({
        pins: [
          [4, 2],
          [6, 8],
        ],
      }),
    );
    const apart = own[3]![1]!.flatMap((row, i) =>
      row.map((weight, j) => (i === 0 || i === 8 ? 0 : Math.abs(weight - own[5]![7]![i]![j]!))),
    );
    const at = apart.indexOf(Math.max(...apart));
    const [i, j] = [Math.floor(at / 9), at % 9];
    const numbers = [own[3]![1]!, own[5]![7]!].map((rows) => rows[i]![j]!.toFixed(3));
    expect(said).to.equal(`They differ most in ${tokens[i]} → ${tokens[j]}: ${numbers.join(' and ')}`);
    expect(differenceText(state), 'of one').to.equal('');
  });

  it('of long sentences are saved in blocks, of each the strongest weight', () => {
    const n = 37; // blocks of 3, the last of 1
    const rows = Array.from({ length: n }, (_, i) =>
      Array.from({ length: n }, (_, j) => (i === 4 && j === 36 ? 0.7 : 0.01)),
    );
    const none = [[0]];
    const all = { self: none, previous: none, next: none, special: none, sameWord: none, breadth: none };
    const long = modelHeads({ tokens: rows.map((_, i) => `w${i}`), weights: [[rows]], habits: all })
      .state as HeadsState;
    expect(long.side).to.equal(3);
    expect(long.tokens).to.have.length(13).and.include('w36 …');
    const [head] = headsOf(long);
    expect(head!.weights[1]![12]).to.equal(0.7);
    expect(head!.weights.flat().filter((weight) => weight === 0.01)).to.have.length(13 * 13 - 1);
    const { svg, words } = stillOf({ name: 'model-heads', state: long });
    expect(svg)
      .to.include('strongest of')
      .and.not.match(/NaN|undefined/);
    expect(words).to.match(/Of each 3 × 3 weights the strongest\.$/);
    expect(modelHeads(headsKind.options(long) as unknown as ModelHeadsOptions).state, 'copied').to.deep.equal(
      long,
    );
  });

  it('are made again by the code of their cell, with what is seen and pinned', () => {
    for (const shown of [
      state,
      stateOf({
        sort: 'habit',
        look: [6, 12],
        pins: [
          [4, 2],
          [1, 3],
        ],
      }),
    ]) {
      const code = asCell(headsKind, shown);
      expect(code.length).to.be.below(20_000);
      const { body } = /explore\((?<body>.*)\);$/.exec(code)!.groups!;
      expect(new Function('modelHeads', `return ${body}`)(modelHeads).state).to.deep.equal(shown);
    }
    expect(JSON.stringify(state).length).to.be.below(16_000);
  });

  it('are packed in thousandths, two letters each', () => {
    expect(pack([0, 0.001, 0.945424, 1, 1.00001])).to.equal('0001q9rsrs'); // 945 = 26 · 36 + 9; 1000 = 27 · 36 + 28
    expect(unpack('0001q9rs')).to.deep.equal([0, 0.001, 0.945, 1]);
  });

  it('say in one sentence what doesn’t fit', () => {
    const given = (more: object) => () => modelHeads({ ...asked, ...more } as ModelHeadsOptions);
    const odd: [object, RegExp][] = [
      [{ look: [7, 1] }, /^modelHeads: expected heads from \[1, 1\] to \[6, 12\], got \[7,1\]$/],
      [{ look: [1.5, 1] }, /got \[1\.5,1\]$/],
      [{ pins: [[0, 1]] }, /got \[0,1\]$/],
      [
        {
          pins: [
            [1, 1],
            [1, 1],
          ],
        },
        /^modelHeads: expected two different pins at most, got \[\[1,1\],\[1,1\]\]$/,
      ],
      [{ tokens: ['a'] }, /^modelHeads: expected 1 row labels|^modelHeads: expected 9 row labels, got 1$/],
      [
        { habits: { ...habits, self: [[1]] } },
        /^modelHeads: expected self of shape \[6, 12\], got \[1, 1\]$/,
      ],
      [
        { habits: { ...habits, next: habits.next.map((row) => row.map(() => 2)) } },
        /^modelHeads: expected next between 0 and 1, got 2$/,
      ],
      [
        { habits: { self: habits.self } },
        /^modelHeads: expected habits with previous, got an object without$/,
      ],
      [{ habits: undefined }, /^modelHeads: expected options with habits/],
      [{ sort: 'size' }, /^modelHeads: expected sort 'layer' or 'habit', got 'size'$/],
    ];
    for (const [more, message] of odd)
      expect(given(more), JSON.stringify(more).slice(0, 40)).to.throw(message);
  });

  it('are read from a file only if all fits together', () => {
    const read = (changes: object) => () =>
      readExplorable({ name: 'model-heads', state: { ...state, ...changes } });
    expect(read({})().state).to.deep.equal(state);
    const broken = (text: string) =>
      state.weights.map((row, l) => row.map((old, h) => (l + h === 0 ? text : old)));
    for (const text of ['', 'zz'.repeat(81), 'rt'.repeat(81), 'AA'.repeat(81), '00'.repeat(80)])
      expect(read({ weights: broken(text) }), text.slice(0, 4)).to.throw(
        RangeError,
        /^explore: expected weights of 6 × 12 heads, 81 numbers each/,
      );
    expect(read({ habits: state.habits.slice(1) })).to.throw(
      /^explore: expected habits of 6 × 12 heads, 6 numbers/,
    );
    expect(read({ weights: [state.weights[0], ['00']] })).to.throw(
      /^explore: expected weights of 2 × 12 heads/,
    );
    for (const odd of [
      { weights: [] },
      { weights: [[]] },
      { tokens: [] },
      { pins: 7 },
      { look: null },
      { weights: [[7]] },
    ])
      expect(read(odd), JSON.stringify(odd)).to.throw(/^explore: expected/);
  });
});
