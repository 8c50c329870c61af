import * as tf from '@tensorflow/tfjs';
import { expect } from 'chai';
import { selfAttention, wordByWordAttention } from '../../src/attention/index.js';
import { attentionMachine, machineState } from '../../src/explore/machine/attention-machine.js';
import { leverTurned, symptomsOf } from '../../src/explore/machine/machine-levers.js';
import { boundOf, dragged, keyed, withNumber } from '../../src/explore/machine/machine-moves.js';
import { machineNumbers } from '../../src/explore/machine/machine-numbers.js';
import { cellOf, levers, parts, sizeOf, toy } from '../../src/explore/machine/machine-state.js';
import { sumOf } from '../../src/explore/machine/machine-sums.js';
import { machineWords } from '../../src/explore/machine/machine-words.js';

const at = (name: string, state = toy) => cellOf(state, name)!;
const made = (name: string, state = toy) => sumOf(state, at(name, state));

describe('the numbers of the attention machine', () => {
  it('are those of the plain-number twin, and of selfAttention to six digits', () => {
    for (const change of ['x.0.1', 'wQuery.1.0', 'wKey.2.1', 'wValue.0.0']) {
      const state = withNumber(toy, at(change), -2.7);
      const { x, wQuery, wKey, wValue } = state;
      const { products, ...numbers } = machineNumbers(state);
      expect(numbers).to.deep.include(wordByWordAttention(x, { wQuery, wKey, wValue }));
      const tensors = [wQuery, wKey, wValue].map((rows) => tf.tensor2d(rows)) as [
        tf.Tensor,
        tf.Tensor,
        tf.Tensor,
      ];
      const all = selfAttention(tf.tensor2d(x), { wQuery: tensors[0], wKey: tensors[1], wValue: tensors[2] });
      for (const part of ['queries', 'keys', 'values', 'scores', 'weights', 'output'] as const) {
        const expected = (all[part].arraySync() as number[][]).flat();
        for (const [k, value] of numbers[part].flat().entries())
          expect(value, `${part} ${k}`).to.be.closeTo(expected[k]!, 1e-5);
      }
    }
  });

  it('of the three words are those of chapters 2 to 6', () => {
    const { queries, products, weights, output } = machineNumbers(toy);
    expect(queries[2]).to.deep.equal([4, 1]); // 0·1 + 2·2 + 1·0, 0·0 + 2·0 + 1·1
    expect(products[2]).to.deep.equal([13, 11, -7]); // 4·3 + 1·1, 4·3 − 1, −4·2 + 1
    expect(weights[2]![0]).to.be.closeTo(0.8044, 5e-5);
    expect(output[2]![1]).to.be.closeTo(3.04, 5e-3);
  });

  it('can be written out: each sum names what it was made of', () => {
    expect(made('queries.2.0')).to.deep.equal({
      title: 'query of they: thing?',
      lines: ['0 · 1', '2 · 2', '1 · 0'],
      result: '4',
      sources: ['x.2.0', 'wQuery.0.0', 'x.2.1', 'wQuery.1.0', 'x.2.2', 'wQuery.2.0'],
    });
    expect(made('products.2.1')).to.include({ title: 'score of they for book', result: '11' });
    expect(made('products.2.1').lines).to.deep.equal(['4 · 3', '1 · (−1)']);
    expect(made('scores.2.0').lines).to.deep.equal(['13', '÷ √2']);
    // e^9.19 = 9822, as chapter 4 has it
    expect(made('weights.2.0').lines).to.deep.equal(['e^9.19 = 9822', '÷ (9822 + 2388 + 0.0071)']);
    expect(made('output.2.1').lines).to.deep.equal(['0.8044 · 5', '0.1956 · (−5)', '0.0000 · 5']);
  });

  it('have sums that come to what they say, for every number that is made', () => {
    const { products, queries, keys } = machineNumbers(toy);
    for (const part of parts) {
      const [rows, columns] = sizeOf(toy, part);
      for (let i = 0; i < rows; i++)
        for (let j = 0; j < columns; j++)
          for (const source of made(`${part}.${i}.${j}`).sources)
            expect(cellOf(toy, source), source).not.to.equal(undefined);
    }
    const terms = made('products.0.2').sources.map((name) => {
      const { part, i, j } = at(name);
      return (part === 'queries' ? queries : keys)[i]![j]!;
    });
    expect(terms[0]! * terms[1]! + terms[2]! * terms[3]!).to.equal(products[0]![2]);
  });
});

describe('a number that is dragged', () => {
  it('moves all later ones and no earlier one', () => {
    const state = dragged(toy, 'queries.2.0', 10, 0); // 0.1 a pixel: 4 becomes 5
    const [before, after] = [machineNumbers(toy), machineNumbers(state)];
    expect(after.queries[2]).to.deep.equal([5, 1]);
    expect(after.products[2]).to.deep.equal([16, 14, -9]);
    for (const part of ['x', 'wQuery', 'keys', 'values'] as const)
      expect(after[part]).to.deep.equal(before[part]);
    expect(after.weights[2]).not.to.deep.equal(before.weights[2]);
  });

  it('stays what it is, and isn’t held, where it is only touched or dragged back', () => {
    for (const name of ['x.0.0', 'queries.2.0', 'products.1.1']) {
      expect(dragged(toy, name, 0, 0), name).to.equal(toy);
      expect(dragged(toy, name, 30, 30), name).to.equal(toy);
    }
  });

  it('lets go what was set further on, and nothing else', () => {
    const held = { ...toy, held: { 'products.2.0': 5, 'keys.0.0': 1, 'values.0.0': 1 } };
    expect(withNumber(held, at('wQuery.0.0'), 2).held).to.deep.equal({ 'keys.0.0': 1, 'values.0.0': 1 });
    expect(withNumber(held, at('wValue.0.0'), 1).held).to.deep.equal({ 'products.2.0': 5, 'keys.0.0': 1 });
    expect(withNumber(held, at('x.0.0'), 1).held).to.deep.equal({});
    expect(withNumber(held, at('keys.0.1'), 2).held).to.deep.equal({
      'keys.0.0': 1,
      'keys.0.1': 2,
      'values.0.0': 1,
    });
  });

  it('stays within its bounds, counts in tenths, and grows to the right and upwards', () => {
    expect(dragged(toy, 'x.0.0', 999, 0).x[0]![0]).to.equal(5);
    expect(dragged(toy, 'x.0.0', 0, 999).x[0]![0]).to.equal(-5);
    expect(dragged(toy, 'x.0.0', 4, 0).x[0]![0]).to.equal(3.1);
    expect(dragged(toy, 'x.0.0', 0, -4).x[0]![0]).to.equal(3.1);
    for (const follows of ['scores.0.0', 'weights.0.0', 'output.0.0', 'nothing.0.0', 'x.9.0'])
      expect(dragged(toy, follows, 50, 0), follows).to.equal(toy);
  });

  it('obeys keys as a spin button does', () => {
    const value = (key: string, isFine = false) => keyed(toy, 'x.0.0', key, isFine)?.x.flat()[0];
    expect([value('ArrowUp'), value('ArrowDown'), value('ArrowUp', true)]).to.deep.equal([4, 2, 3.1]);
    expect([value('Home'), value('End'), value('Enter')]).to.deep.equal([-5, 5, undefined]);
    expect(keyed(toy, 'output.0.0', 'ArrowUp', false)).to.equal(undefined);
  });
});

describe('a lever', () => {
  it('changes what it names, says so in numbers, and is undone by a second turn', () => {
    for (const lever of levers) {
      const state = leverTurned(toy, lever);
      expect(symptomsOf(state, machineNumbers(state)), lever).to.have.length(1);
      expect(machineNumbers(state).output, lever).not.to.deep.equal(machineNumbers(toy).output);
      expect(leverTurned(state, lever)).to.deep.equal(toy);
    }
  });

  it('has the symptom that gives it away', () => {
    const says = (lever: string) => {
      const state = leverTurned(toy, lever);
      return symptomsOf(state, machineNumbers(state))[0]!.says;
    };
    // e^13 : e^11 = e², so 0.88 and 0.12
    expect(says('noRoot')).to.include('they gives 0.88, 0.12, <0.01 and not 0.80, 0.20, <0.01');
    expect(says('maskAfter')).to.match(/sum to 0\.80, (?:1\.00|1),/);
    // keys (3, 1), (3, −1) by 0.80 and 0.20
    expect(says('valuesForgotten')).to.include('the new they is 3.00, 0.61');
  });
});

describe('attentionMachine', () => {
  const message = (options: object) => {
    try {
      attentionMachine(options);
    } catch (error) {
      return (error as Error).message;
    }
    return 'nothing';
  };

  it('takes tensors and lists alike, and other words and sizes', () => {
    const list = attentionMachine({ wQuery: toy.wQuery });
    expect(attentionMachine({ wQuery: tf.tensor2d(toy.wQuery) })).to.deep.equal(list);
    const two = machineState({
      words: ['it', 'dog'],
      features: ['a'],
      wishes: ['b'],
      x: [[1], [2]],
      wQuery: [[1]],
      wKey: [[1]],
      wValue: [[1]],
    });
    expect(machineNumbers(two).products).to.deep.equal([
      [1, 2],
      [2, 4],
    ]);
    expect(machineWords(two)).to.match(
      /^Attention machine: dog gives \d+ % of its attention to itself\. it looks at/,
    );
  });

  it('says in one sentence what doesn’t fit', () => {
    expect(message({ words: ['one'] })).to.equal('attentionMachine: expected 2 to 3 words, got 1');
    expect(message({ x: [[1]] })).to.equal('attentionMachine: expected x of shape [3, 3], got [1, 1]');
    expect(
      message({
        wKey: [
          [9, 0],
          [0, 0],
          [0, 0],
        ],
      }),
    ).to.equal('attentionMachine: expected numbers from −5 to 5 in wKey, got 9');
    expect(message({ look: 'score.0.0' })).to.equal(
      'attentionMachine: expected look as a number of the machine, such as scores.1.0, got "score.0.0"',
    );
    expect(message({ held: { 'x.0.0': 1 } })).to.equal(
      'attentionMachine: expected held with names of queries, keys, values or products, such as queries.2.0, got "x.0.0"',
    );
    expect(message({ lit: 'score' })).to.match(/^attentionMachine: expected lit 'words' or /);
    expect(message({ levers: ['noRoots'] })).to.match(/^attentionMachine: expected levers\[0\] 'noRoot' or /);
    expect(message({ word: [] })).to.match(/did you mean words\?/);
  });

  it('lets every number be held that can be dragged, and no other', () => {
    for (const part of parts) {
      const given = ['x', 'wQuery', 'wKey', 'wValue'].includes(part);
      const isHeld = boundOf(part) !== undefined && !given;
      expect(message({ held: { [`${part}.0.0`]: 1 } }) === 'nothing', part).to.equal(isHeld);
    }
  });
});
