import { expect } from 'chai';
import * as runner from '../../src/runner/index.js';

describe('a function of the runner', () => {
  const takes = {
    compareOutputs: runner.compareOutputs,
    describeDifferences: runner.describeDifferences,
    findChapter: runner.findChapter,
    isSolution: runner.isSolution,
    listParameters: runner.listParameters,
    readNotebook: runner.readNotebook,
    runNotebook: runner.runNotebook,
    withSolutions: runner.withSolutions,
    writeNotebook: runner.writeNotebook,
  } as unknown as Record<string, (...given: unknown[]) => unknown>;
  const wrong: unknown[] = [
    undefined,
    null,
    5,
    Symbol('s'),
    [],
    {},
    { cells: 5 },
    { cells: [null] },
    { cells: [{}] },
  ];

  async function sentenceOf(work: () => unknown): Promise<string> {
    try {
      await work();
    } catch (error) {
      return (error as Error).message;
    }
    return 'nothing';
  }

  for (const [name, take] of Object.entries(takes))
    it(`${name} says what it expects of what it is given, or given too little`, async () => {
      for (const value of wrong)
        expect(await sentenceOf(() => take(value))).to.match(new RegExp(`^${name}: expected .+, got .+$`));
    });
  it('names the cell that is none', () =>
    expect(() => takes.withSolutions!({ cells: [{ metadata: {} }, 'text'] })).to.throw(
      'withSolutions: expected a cell with metadata, got "text" at [1]',
    ));
});
