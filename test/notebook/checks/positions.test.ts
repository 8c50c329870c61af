import { expect } from 'chai';
import { check } from '../../../src/notebook/index.js';
import { says } from '../../support/says.js';

type Rows = number[][];
const turned = (a: Rows): Rows => a[0]!.map((_, j) => a.map((row) => row[j]!));

describe('check.positions', () => {
  const given = { length: 5, dModel: 4 };
  const { sin, cos } = Math;
  const rows = (row: (p: number) => number[]) => [0, 1, 2, 3, 4].map(row);
  const verdict = (answer: Rows) => says(() => check.positions(answer, given));

  // dModel 4: the second pair is 10000^(2/4) = 100 times slower
  it('is content with sine and cosine in turn', () =>
    expect(verdict(rows((p) => [sin(p), cos(p), sin(p / 100), cos(p / 100)]))).to.equal(
      '✓ positions: right',
    ));
  it('recognises sines before cosines', () =>
    expect(verdict(rows((p) => [sin(p), sin(p / 100), cos(p), cos(p / 100)]))).to.contain('another order'));
  it('recognises cosine before sine', () =>
    expect(verdict(rows((p) => [cos(p), sin(p), cos(p / 100), sin(p / 100)]))).to.contain('exchanged'));
  it('recognises a frequency for each column', () =>
    expect(verdict(rows((p) => [sin(p), cos(p / 10), sin(p / 100), cos(p / 1000)]))).to.contain(
      'share one frequency',
    ));
  it('recognises a missing factor 2', () =>
    expect(verdict(rows((p) => [sin(p), cos(p), sin(p / 10), cos(p / 10)]))).to.contain('half as fast'));
  it('recognises positions counted from 1', () =>
    expect(verdict(rows((p) => [sin(p + 1), cos(p + 1), sin((p + 1) / 100), cos((p + 1) / 100)]))).to.contain(
      'counted from 0',
    ));
  it('recognises exchanged rows and columns', () =>
    expect(verdict(turned(rows((p) => [sin(p), cos(p), sin(p / 100), cos(p / 100)])))).to.contain(
      'rows and columns',
    ));
});
