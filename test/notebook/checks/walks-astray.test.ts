import { expect } from 'chai';
import { walksAstray } from '../../../src/notebook/checks/walks-astray.js';

type Rows = number[][];
type Walk = (scores: Rows, values: Rows, size: number) => unknown;

describe('walksAstray', () => {
  const scores = [
    [1, 2, 3, 4, 5],
    [5, 4, 3, 2, 1],
  ];
  const values = [[1], [3], [2], [5], [4]];
  const astray = (walk: Walk) => walksAstray({ scores, values, blockSize: 2 }, walk);
  const largest = (row: number[]) => row.reduce((a, b) => Math.max(a, b));
  const sumOf = (row: number[]) => row.reduce((sum, score) => sum + Math.exp(score), 0);
  const mix = (row: number[], mixed: Rows) =>
    row.reduce((sum, score, j) => sum + Math.exp(score) * mixed[j]![0]!, 0);
  const inBlocks =
    (copy: (row: number[]) => number[]): Walk =>
    (all, mixed, size) => {
      for (const row of all)
        for (let j = 0; j < row.length; j += size) {
          const block = copy(row.slice(j, j + size));
          mix(block, mixed.slice(j, j + size));
          sumOf(block);
          largest(block);
        }
    };

  it('is content with a walk that uses each block as often as it likes, and then the next', async () => {
    expect(await astray(inBlocks((row) => row))).to.equal(undefined);
    expect(await astray(inBlocks((row) => row.map(Number)))).to.equal(undefined);
    expect(await astray(inBlocks((row) => [...Float32Array.from(row)]))).to.equal(undefined);
  });
  it('is content with a walk from key to key, whatever the size', async () =>
    expect(await astray((all, mixed) => all.map((row) => row.map((x, j) => mix([x], [mixed[j]!]))))).to.equal(
      undefined,
    ));
  it('is content with blocks by blocks, and with copies of everything that are cut by the size', async () => {
    const byBlocks: Walk = (all, mixed, size) => {
      for (let j = 0; j < 5; j += size)
        for (const row of all) mix(row.slice(j, j + size), mixed.slice(j, j + size));
    };
    expect(await astray(byBlocks)).to.equal(undefined);
    const copied: Walk = (all, mixed, size) =>
      byBlocks(
        all.map((row) => row.map(Number)),
        mixed.map((value) => value.map(Number)),
        size,
      );
    expect(await astray(copied)).to.equal(undefined);
  });
  it('sees a maximum of the whole row that comes first, also in a copy and after a wait', async () => {
    const wholeRow: Walk = (all) => all.map((row) => [...row].map((score) => score - largest(row)));
    expect(await astray(wholeRow)).to.equal('looks-back');
    const later: Walk = async (...given) => {
      await Promise.resolve();
      return wholeRow(...given);
    };
    expect(await astray(later)).to.equal('looks-back');
  });
  it('sees whole rows in copies of numbers, however they are made', async () => {
    const copies: ((row: number[]) => number[])[] = [
      (row) => row.map(Number),
      (row) => row.map((score) => +score),
      (row) => row.map((score) => score * 1),
      (row) => [...Float32Array.from(row)],
    ];
    for (const copy of copies) {
      const walk: Walk = (all, mixed) => all.map((row) => mix(copy(row), mixed) / sumOf(copy(row)));
      expect(
        await astray((all, mixed, size) =>
          walk(
            all.map((row) => row.slice(0, 5 + 0 * size)),
            mixed,
            size,
          ),
        ),
      ).to.equal('whole-row');
    }
  });
  it('sees that everything is taken at once where the size is all the same', async () => {
    const copied: Walk = (all, mixed) => {
      const rows = all.map((row) => row.map(Number));
      return rows.map((row) => mix(row, mixed));
    };
    expect(await astray(copied)).to.equal('all-at-once');
    expect(await astray((all, mixed) => structuredClone(all).map((row) => mix(row, mixed)))).to.equal(
      'all-at-once',
    );
  });
  it('knows nothing else of a walk that takes plain numbers only', async () =>
    expect(
      await astray((all, mixed, size) => inBlocks((row) => row)(structuredClone(all), mixed, size)),
    ).to.equal(undefined));
});
