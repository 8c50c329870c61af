import { expect } from 'chai';
import { kinds } from '../../src/explore/kinds.js';
import { machineState } from '../../src/explore/machine/attention-machine.js';
import { machineNumbers } from '../../src/explore/machine/machine-numbers.js';
import { finding } from '../../src/explore/machine/machine-words.js';
import { record } from '../../src/explore/shape.js';
import { machineHtml } from '../../src/lab/home/machine-html.js';

describe('the tour on the home page', () => {
  const html = machineHtml('/');
  const toy = machineState({});
  const [, book, they] = [0, 1, 2];
  const changed = (part: 'x' | 'wQuery', i: number, j: number, value: number) =>
    machineState({
      [part]: toy[part].map((row, k) => row.map((old, l) => (k === i && l === j ? value : old))),
    });

  it('says of the picture what the machine says', () => {
    const { weights, products, output } = machineNumbers(toy);
    expect(html).to.include(`${finding(toy)}, ${Math.round(100 * weights[they]![book]!)} % to book`);
    expect(output[they]![0]).to.be.closeTo(6, 0.01); // a thing: 0.8044 · 6 + 0.1956 · 6 + 0.0000 · 0
    expect(output[they]![1]).to.be.above(3); // rather many
    expect(html).to.include(`the ${weights[they]![0]!.toFixed(2)} in “Shares”`);
    expect(html).to.include(`the ${products[they]![0]} in “Scores”`);
  });

  it('is of a picture that the page’s script can show', () => {
    const { name, state } = JSON.parse(/data-explorable='([^']*)'/.exec(html)![1]!);
    const { shape, first } = kinds[name]!;
    expect(record(shape)(state ?? first)).to.equal(true);
    expect(state ?? first).to.deep.equal(toy);
  });

  it('promises what its moves do', () => {
    const [first, second] = machineNumbers(changed('x', book, 2, 1)).weights[they]!;
    expect(first, 'they can’t tell them apart').to.equal(second);
    expect(toy.x[book]![2], 'the −1 of book').to.equal(-1);
    expect(toy.wQuery[2]![1], 'the last 1 in W_Q').to.equal(1);
    expect(finding(changed('wQuery', 2, 1, -1)), 'finds the book').to.match(/ to book$/);
  });
});
