import { expect } from 'chai';
import { lookAtBlock } from '../../../src/attention/index.js';
import { check } from '../../../src/notebook/index.js';
import { printed } from '../../support/printed.js';

// Seven keys in blocks of 3, 3 and 1. The largest score stands in each of the blocks once; in the second row a block of small scores follows.
const blockSize = 3;
const scores = [
  [0, 1, 2, 3, 1, 0, 2],
  [1000, 998, 999, 0, 1, -5, 20],
  [-3, 5, 1, 2, 0.5, 0, 6],
];
const values = [3, -1, 4, 1, -5, 9, 2].map((x, j) => [x, j]);

/** What a learner has: a step, a walk over the blocks, and a last line. */
interface Attempt {
  step?: typeof lookAtBlock;
  from?: (at: number) => number;
  end?: (state: Parameters<typeof lookAtBlock>[0]) => number[];
  blocks?: number[];
}

function attempt({ step = lookAtBlock, from = (at) => at, end, blocks = [0, 3, 6] }: Attempt): number[][] {
  const finish = end ?? (({ output, sum }) => output.map((total) => total / sum));
  return scores.map((row) => {
    const state = { max: Number.NEGATIVE_INFINITY, sum: 0, output: [0, 0] };
    for (const at of blocks)
      step(state, row.slice(at, at + blockSize), values.slice(from(at), from(at) + blockSize));
    return finish(state);
  });
}

/** The line of the kit's own step that finds the new maximum. */
const highest = 'scores.reduce((a, b) => Math.max(a, b), state.max)';

/** The kit's own step with some of its text replaced. */
function edited(...changes: [string, string][]): typeof lookAtBlock {
  let source = `${lookAtBlock}`;
  for (const [from, to] of changes) {
    expect(source, 'the source of lookAtBlock').to.contain(from);
    source = source.replace(from, to);
  }
  return new Function(`return ${source}`)();
}

const verdict = (answer: number[][] | undefined) =>
  printed(() => check.blocks(answer!, { scores, values, blockSize })).join('\n');

describe('check.blocks', () => {
  const keepSum = ['state.sum *= shrink;', ''] as [string, string];
  const keepOutput = ['total * shrink', 'total'] as [string, string];
  const own: [string, string] = [highest, 'scores.reduce((a, b) => Math.max(a, b))'];
  const mistakes: [string, Attempt, string][] = [
    ['that nothing is rescaled', { step: edited(keepSum, keepOutput) }, 'earlier blocks count too much'],
    ['that the sum is not rescaled', { step: edited(keepSum) }, 'the running sum is still counted'],
    ['that the output is not rescaled', { step: edited(keepOutput) }, 'the running output is still counted'],
    [
      'the maximum of the block',
      { step: edited(own, keepSum, keepOutput) },
      'each block counts from its own',
    ],
    ['the maximum of the block, though rescaled', { step: edited(own) }, 'NaN: an exponential overflowed'],
    ['that the division is missing', { end: ({ output }) => output }, 'the division at the end is missing'],
    [
      'a shrink that grows',
      { step: edited(['state.max - max)', 'state.max < 0 - 1e9 ? state.max : max - state.max)']) },
      'grow where they should shrink',
    ],
    ['that the last block is left out', { blocks: [0, 3] }, 'was left out'],
    ['the values of the first block', { from: () => 0 }, 'the values of the first'],
    [
      'no maximum at all',
      { step: edited([highest, '0'], ['state.max - max', '0']) },
      'NaN: an exponential overflowed',
    ],
  ];
  for (const [name, made, hint] of mistakes)
    it(`recognises ${name}`, () =>
      expect(verdict(attempt(made)))
        .to.match(/^✗/)
        .and.to.contain(hint));

  it('recognises a division in each block, and a mean of the blocks', () => {
    const parts = [0, 3, 6].map((at) => attempt({ blocks: [at] }));
    const total = scores.map((_, i) => [0, 1].map((c) => parts.reduce((sum, part) => sum + part[i]![c]!, 0)));
    expect(verdict(total)).to.contain('shares sum to 1 on their own');
    expect(verdict(total.map((row) => row.map((x) => x / 3)))).to.contain('the mean of the blocks');
  });

  it('recognises a division along the way, once and twice', () => {
    const early: typeof lookAtBlock = (state, ...block) => {
      lookAtBlock(state, ...block);
      state.output = state.output.map((total) => total / state.sum);
    };
    expect(verdict(attempt({ step: early, end: ({ output }) => output }))).to.contain(
      'before all blocks had been',
    );
    expect(verdict(attempt({ step: early }))).to.contain('after each block, and then again');
  });

  it('recognises that only the last block counts', () =>
    expect(verdict(attempt({ blocks: [6] }))).to.contain('what was known before is lost'));

  it('is content with what is right, and waits for what is missing', () => {
    expect(verdict(attempt({}))).to.equal('✓ blocks: right');
    expect(verdict(undefined)).to.contain('○ blocks: not answered yet');
    expect(verdict([[1, 2]])).to.contain('which makes [3, 2], got [1, 2]');
  });
});
