import { expect } from 'chai';
import {
  causalMask,
  firstImageNet,
  generateSentences,
  histogram,
  loadDigits,
  loadWordVectors,
  matrixHeatmap,
  neighborExamples,
  paddingMask,
  positionalEncoding,
  seededMatrix,
  splitDigits,
  trainHead,
  trainImageNet,
  trainingWords,
  trainNeighborBlock,
} from '../../src/index.js';

describe('what is too large for memory', () => {
  const cases: [string, () => unknown, string][] = [
    ['causalMask', () => causalMask(1e9), 'expected n · m of at most 268435456, got 1000000000000000000'],
    [
      'causalMask',
      () => causalMask(2 ** 14, 2 ** 14 + 1),
      'expected n · m of at most 268435456, got 268451840',
    ],
    [
      'positionalEncoding',
      () => positionalEncoding(1e7, 1e5),
      'expected length · dModel of at most 268435456, got 1000000000000',
    ],
    [
      'seededMatrix',
      () => seededMatrix(1e6, 1e6, 1),
      'expected rows · columns of at most 268435456, got 1000000000000',
    ],
    [
      'paddingMask',
      () => paddingMask([1], 1e12),
      'expected sentences · n of at most 268435456, got 1000000000000',
    ],
    [
      'generateSentences',
      () => generateSentences(1e12, trainingWords, 1),
      'expected count of at most 1000000, got 1000000000000',
    ],
    [
      'neighborExamples',
      () => neighborExamples(1, ['cats'], 2 ** 33, 1),
      'expected count · length of at most 16777216, got 8589934592',
    ],
    [
      'histogram',
      () => histogram([{ name: 'scores', values: [0, 1] }], { bins: 2 ** 32 }),
      'expected samples · bins of at most 100000, got 4294967296',
    ],
  ];
  for (const [name, make, sentence] of cases)
    it(`is refused by ${name}, before anything is made of it: ${sentence}`, () =>
      expect(make).to.throw(RangeError, `${name}: ${sentence}`));
});

describe('a training for which too much would have to be made', () => {
  const cases: [string, () => Promise<unknown>, string][] = [
    [
      'trainHead',
      async () => trainHead(await loadWordVectors(), { steps: 1e9 }),
      'expected steps · batchSize of at most 1000000, got 16000000000',
    ],
    [
      'trainNeighborBlock',
      async () => trainNeighborBlock(await loadWordVectors(), ['cats', 'dogs'], { length: 1e9, steps: 1 }),
      'expected steps · sentences a step · length of at most 8388608, got 32000000000',
    ],
    [
      'trainImageNet',
      async () => {
        const { train } = splitDigits(await loadDigits(), 5, 1);
        return trainImageNet(firstImageNet('convolution', 1), train, { batchSize: 1e9 });
      },
      'expected batchSize of at most 10000, got 1000000000',
    ],
  ];
  for (const [name, train, sentence] of cases)
    it(`is refused by ${name}, before it begins: ${sentence}`, async () => {
      const said = await train().then(String, String);
      expect(said).to.equal(`RangeError: ${name}: ${sentence}`);
    });
});

describe('a bigint', () => {
  it('is told from a number by its n', () =>
    expect(() => matrixHeatmap([[1n as never]])).to.throw('got 1n at [0, 0]'));
});
