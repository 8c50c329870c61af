import { expect } from 'chai';
import { asCell } from '../../src/explore/as-cell.js';
import type { Explorable } from '../../src/explore/explorable.js';
import { begun, changed, glanced, reset, undone } from '../../src/explore/live/history.js';
import { attentionMachine, machineState } from '../../src/explore/machine/attention-machine.js';
import { machineKind } from '../../src/explore/machine/machine-kind.js';
import type { MachineState } from '../../src/explore/machine/machine-state.js';
import { readExplorable } from '../../src/explore/read-explorable.js';
import { stillOf } from '../../src/explore/still.js';

describe('what is touched', () => {
  it('can be undone gesture by gesture, and set back, which can be undone, too', () => {
    let history = changed(begun('a'), 'b', 'drag 1');
    history = changed(history, 'c', 'drag 1'); // the same drag
    history = changed(history, 'd', 'drag 2');
    expect(undone(history).now).to.equal('c');
    expect(undone(undone(history)).now).to.equal('a');
    expect(undone(undone(undone(history))).now).to.equal('a');
    expect(reset(history).now).to.equal('a');
    expect(undone(reset(history)).now).to.equal('d');
    expect(changed(undone(history), 'e', 'drag 2').past).to.have.length(2); // another gesture after an undo
  });

  it('keeps no more than it can need, and no glance', () => {
    let history = begun(0);
    for (let k = 1; k <= 500; k++) history = changed(history, k, '');
    expect(history.past).to.have.length(200);
    expect(glanced(history, -1).past).to.equal(history.past);
  });
});

describe('a state copied as a cell', () => {
  const run = (code: string): Explorable => {
    const { body } = /explore\((?<body>.*)\);$/.exec(code)!.groups!;
    return new Function('attentionMachine', `return ${body}`)(attentionMachine);
  };
  const cell = (state: MachineState) => asCell(machineKind, state);

  it('is one line of code that makes the same state again', () => {
    const states = [
      machineState({}),
      machineState({ lit: 'scores', look: 'scores.1.0', levers: ['noRoot', 'maskAfter'] }),
      machineState({ held: { 'queries.2.0': -4.5 }, words: ["it's", 'a\\b', 'c\nd'] }),
    ];
    for (const state of states) expect(run(cell(state)).state).to.deep.equal(state);
  });

  it('names only what differs from the example', () => {
    expect(cell(machineState({}))).to.equal(
      "import { attentionMachine, explore } from 'attention-kit';\nawait explore(attentionMachine());",
    );
    expect(cell(machineState({ lit: 'scores' }))).to.include("attentionMachine({ lit: 'scores' })");
  });
});

describe('a still explorable', () => {
  it('has every number of its state in the picture, and the sentence in its words', () => {
    const { svg, words } = stillOf(attentionMachine({ look: 'products.2.0' }));
    const shown = [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, text]) => text);
    for (const number of ['13', '11', '−7', '9.19', '7.78', '−4.95', '0.80', '0.20', '6.00', '3.04'])
      expect(shown, number).to.include(number);
    expect(shown).to.include('they gives 80 % of its attention to transformers');
    expect(svg).not.to.match(/role=|tabindex|NaN|undefined/);
    expect(words).to.include(
      'they looks at transformers 0.80, book 0.20, they <0.01, and becomes thing 6.00, many 3.04.',
    );
  });

  it('is drawn for wide and narrow pages, within its frame', () => {
    for (const width of [340, 704]) {
      const { svg } = stillOf(attentionMachine(), width);
      const [, right, bottom] = /viewBox="0 0 (\S+) (\S+)"/.exec(svg)!.map(Number);
      for (const [, x, y, w, h] of svg.matchAll(/<rect x="(\S+)" y="(\S+)" width="(\S+)" height="(\S+)"/g)) {
        expect(Number(x) + Number(w), 'right').to.be.at.most(right!);
        expect(Number(y) + Number(h), 'bottom').to.be.at.most(bottom!);
      }
    }
  });

  it('of a kind or a state that nobody knows is refused in one sentence', () => {
    expect(() => readExplorable({ name: 'machine', state: {} })).to.throw(
      RangeError,
      /^explore: expected one of attention-machine, block-pile, few-labels, five-steps, model-heads, model-sentence, model-writing, query-arrow, residual-stream, running-max, score-shares, score-spread, score-tiles, sliding-digit, translated-number, two-arrows, your-sentence, got "machine"$/,
    );
    expect(() => readExplorable({ name: 'toString', state: {} })).to.throw(/got "toString"/);
    expect(() => readExplorable({ name: 'attention-machine', state: { x: 'x' } })).to.throw(
      /^explore: expected a matrix/,
    );
  });
});
