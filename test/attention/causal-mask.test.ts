import { expect } from 'chai';
import { causalMask } from '../../src/attention/index.js';
import { expectClose, expectNoLeak } from '../support/tensors.js';

describe('causalMask', () => {
  it('lets query i see keys 0 to i', () =>
    expectClose(causalMask(3), [
      [1, 0, 0],
      [1, 1, 0],
      [1, 1, 1],
    ]));
  it('is aligned top-left where there are more keys than queries', () =>
    expectClose(causalMask(2, 3), [
      [1, 0, 0],
      [1, 1, 0],
    ]));
  it('is aligned top-left where there are fewer keys than queries', () =>
    expectClose(causalMask(3, 2), [
      [1, 0],
      [1, 1],
      [1, 1],
    ]));
  it('is of type bool', () => expect(causalMask(2).dtype).to.equal('bool'));
  it('leaks nothing', () => expectNoLeak(() => causalMask(5)));
  it('says what is wrong with its input', () => {
    expect(() => causalMask(2.5)).to.throw(
      RangeError,
      'causalMask: expected n as a whole number above 0, got 2.5',
    );
    expect(() => causalMask(2, 0)).to.throw(
      RangeError,
      'causalMask: expected m as a whole number above 0, got 0',
    );
  });
});
