import { expect } from 'chai';
import { check } from '../../../src/notebook/index.js';
import { says } from '../../support/says.js';

type Rows = number[][];
const turned = (a: Rows): Rows => a[0]!.map((_, j) => a.map((row) => row[j]!));

describe('check.projection', () => {
  const x = [
    [1, 2],
    [0.5, -1],
    [3, 0],
  ];
  const w = [
    [2, -1],
    [0.5, 1],
  ];
  const b = [10, 20];
  // by hand: [1·2 + 2·0.5, −1 + 2] = [3, 1]; [1 − 0.5, −0.5 − 1] = [0.5, −1.5]; [6, −3]
  const right = [
    [3, 1],
    [0.5, -1.5],
    [6, -3],
  ];
  const verdict = (answer: Rows, given: { x: Rows; w: Rows; b?: number[] } = { x, w }) =>
    says(() => check.projection(answer, given));

  it('is content with X W and with X W + b', () => {
    expect(verdict(right)).to.equal('✓ projection: right');
    expect(
      verdict(
        right.map(([p, q]) => [p! + 10, q! + 20]),
        { x, w, b },
      ),
    ).to.equal('✓ projection: right');
  });
  it('recognises a missing bias', () => expect(verdict(right, { x, w, b })).to.contain('bias b is missing'));
  it('recognises a transposed w', () =>
    expect(
      verdict([
        [0, 2.5],
        [2, -0.75],
        [6, 1.5],
      ]),
    ).to.contain('w is transposed'));
  it('recognises exchanged rows and columns', () =>
    expect(verdict(turned(right))).to.contain('rows and columns are exchanged'));
  it('recognises exchanged factors and a product number by number', () => {
    const given = { x: x.slice(0, 2), w };
    expect(
      verdict(
        [
          [1.5, 5],
          [1, 0],
        ],
        given,
      ),
    ).to.contain('the factors are exchanged');
    expect(
      verdict(
        [
          [2, -2],
          [0.25, -1],
        ],
        given,
      ),
    ).to.contain('number by number');
  });
  it('recognises x', () => expect(verdict(x)).to.contain('x itself'));
});
