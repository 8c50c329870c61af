import { expect } from 'chai';
import { looksBack } from '../../../src/notebook/checks/looks-back.js';

describe('looksBack', () => {
  const rows = [
    [1, 2, 3, 4, 5],
    [5, 4, 3, 2, 1],
  ];
  const sumOf = (scores: number[]) => scores.reduce((sum, score) => sum + Math.exp(score), 0);
  const largest = (scores: number[]) => scores.reduce((a, b) => Math.max(a, b));

  it('is content with a walk that uses each block as often as it likes, and then the next', async () => {
    const inBlocks = (all: number[][]) =>
      all.map((row) => [0, 2, 4].map((j) => largest(row.slice(j, j + 2)) + sumOf(row.slice(j, j + 2))));
    expect(await looksBack(rows, 2, inBlocks)).to.equal(false);
  });
  it('sees a maximum of the whole row that comes first, also in a copy and after a wait', async () => {
    const wholeRow = (all: number[][]) => all.map((row) => [...row].map((score) => score - largest(row)));
    expect(await looksBack(rows, 2, wholeRow)).to.equal(true);
    const later = async (all: number[][]) => {
      await Promise.resolve();
      return wholeRow(all);
    };
    expect(await looksBack(rows, 2, later)).to.equal(true);
  });
  it('knows nothing of a walk that takes plain numbers only', async () =>
    expect(await looksBack(rows, 2, (all) => structuredClone(all))).to.equal(false));
});
