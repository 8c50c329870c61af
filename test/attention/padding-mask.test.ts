import { expect } from 'chai';
import { paddingMask } from '../../src/attention/index.js';
import { expectClose, expectNoLeak } from '../support/tensors.js';

describe('paddingMask', () => {
  it('is true for the real words of each sentence', () =>
    expectClose(paddingMask([2, 0, 3], 3), [[[1, 1, 0]], [[0, 0, 0]], [[1, 1, 1]]]));
  it('is of type bool', () => expect(paddingMask([1], 2).dtype).to.equal('bool'));
  it('leaks nothing', () => expectNoLeak(() => paddingMask([1, 2], 2)));
  it('says what is wrong with its input', () => {
    const cases: [() => unknown, string][] = [
      [() => paddingMask([4], 3), 'expected lengths as whole numbers from 0 to 3, got 4'],
      [() => paddingMask([1.5], 3), 'expected lengths as whole numbers from 0 to 3, got 1.5'],
      [() => paddingMask([], 3), 'expected lengths of one sentence or more, got []'],
      [() => paddingMask([1], 0), 'expected n as a whole number above 0, got 0'],
    ];
    for (const [run, message] of cases)
      expect(run).to.throw(RangeError).with.property('message', `paddingMask: ${message}`);
  });
});
