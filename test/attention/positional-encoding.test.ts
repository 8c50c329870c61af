import * as tf from '@tensorflow/tfjs';
import { expect } from 'chai';
import { positionalEncoding } from '../../src/attention/index.js';
import { expectClose, expectNoLeak } from '../support/tensors.js';

const { sin, cos } = Math;

describe('positionalEncoding', () => {
  it('interleaves sines and cosines of ever slower waves', () =>
    // dModel 4: divisors 10000^0 = 1 and 10000^(2/4) = 100
    expectClose(positionalEncoding(3, 4), [
      [0, 1, 0, 1],
      [sin(1), cos(1), sin(1 / 100), cos(1 / 100)],
      [sin(2), cos(2), sin(2 / 100), cos(2 / 100)],
    ]));

  it('puts all sines before all cosines on request', () =>
    expectClose(positionalEncoding(2, 4, { layout: 'concatenated' }), [
      [0, 0, 1, 1],
      [sin(1), sin(1 / 100), cos(1), cos(1 / 100)],
    ]));

  it('takes another base', () =>
    // 16^(2/4) = 4
    expectClose(positionalEncoding(2, 4, { base: 16 }), [
      [0, 1, 0, 1],
      [sin(1), cos(1), sin(1 / 4), cos(1 / 4)],
    ]));

  it('ends in a sine where dModel is odd', () =>
    // 10000^(2/3) = 464.16
    expectClose(positionalEncoding(2, 3), [
      [0, 1, 0],
      [sin(1), cos(1), sin(1 / 464.1588834)],
    ]));

  it('turns a step into a rotation: the dot product of two positions depends on their distance only', () => {
    const encoding = positionalEncoding(13, 8);
    const products = tf.matMul(encoding, encoding, false, true).arraySync() as number[][];
    for (let i = 0; i < 10; i++) expect(products[i]![i + 3]).to.be.closeTo(products[0]![3]!, 1e-5);
  });

  it('leaks nothing', () => expectNoLeak(() => positionalEncoding(3, 4)));

  it('says what is wrong with its input', () => {
    const cases: [() => unknown, string][] = [
      [() => positionalEncoding(0, 4), 'expected length as a whole number above 0, got 0'],
      [() => positionalEncoding(2, 1.5), 'expected dModel as a whole number above 0, got 1.5'],
      [() => positionalEncoding(2, 4, { base: -1 }), 'expected base above 0, got -1'],
      [
        () => positionalEncoding(2, 4, { layout: 'mixed' as never }),
        "expected layout 'interleaved' or 'concatenated', got 'mixed'",
      ],
    ];
    for (const [run, message] of cases)
      expect(run).to.throw(RangeError).with.property('message', `positionalEncoding: ${message}`);
  });
});
