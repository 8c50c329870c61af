import { expect } from 'chai';
import { check } from '../../../src/notebook/index.js';
import { says } from '../../support/says.js';

describe('check.heads', () => {
  // 3 words, 2 heads of 2 numbers
  const projected = [
    [1, 2, 3, 4],
    [5, 6, 7, 8],
    [9, 10, 11, 12],
  ];
  const verdict = (answer: number[][][]) => says(() => check.heads(answer, { projected, headCount: 2 }));

  it('is content with blocks of neighbouring columns', () =>
    expect(
      verdict([
        [
          [1, 2],
          [5, 6],
          [9, 10],
        ],
        [
          [3, 4],
          [7, 8],
          [11, 12],
        ],
      ]),
    ).to.equal('✓ heads: right'));
  it('recognises a reshape that mixes words', () =>
    expect(
      verdict([
        [
          [1, 2],
          [3, 4],
          [5, 6],
        ],
        [
          [7, 8],
          [9, 10],
          [11, 12],
        ],
      ]),
    ).to.contain('reshape alone'));
  it('recognises every h-th column', () =>
    expect(
      verdict([
        [
          [1, 3],
          [5, 7],
          [9, 11],
        ],
        [
          [2, 4],
          [6, 8],
          [10, 12],
        ],
      ]),
    ).to.contain('every h-th column'));
  it('recognises words in front', () =>
    expect(
      verdict([
        [
          [1, 2],
          [3, 4],
        ],
        [
          [5, 6],
          [7, 8],
        ],
        [
          [9, 10],
          [11, 12],
        ],
      ]),
    ).to.contain('words come first'));
  it('recognises exchanged rows and columns', () =>
    expect(
      verdict([
        [
          [1, 5, 9],
          [2, 6, 10],
        ],
        [
          [3, 7, 11],
          [4, 8, 12],
        ],
      ]),
    ).to.contain('rows and columns are exchanged'));
});
