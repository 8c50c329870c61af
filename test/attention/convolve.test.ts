import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { expect } from 'chai';
import { kitFolder } from '../../src/files/kit-folder.js';
import { convolve } from '../../src/index.js';
import { expectClose, expectNoLeak } from '../support/tensors.js';

interface Stored {
  shape: number[];
  values: number[];
}
type Case = { name: string } & Record<
  'x' | 'filters' | 'bias' | 'y' | 'weights' | 'dX' | 'dFilters' | 'dBias',
  Stored
>;
const { cases } = JSON.parse(readFileSync(join(kitFolder, 'test/reference/convolution.json'), 'utf8')) as {
  cases: Case[];
};
const tensor = ({ values, shape }: Stored): tf.Tensor => tf.tensor(values, shape);
const nested = (stored: Stored): tf.TensorLike => tensor(stored).arraySync() as tf.TensorLike;

for (const backend of ['wasm', 'cpu'])
  describe(`convolve, on the ${backend} engine`, () => {
    let before: string;
    beforeEach(async () => {
      before = tf.getBackend();
      await tf.setBackend(backend);
    });
    afterEach(() => tf.setBackend(before));

    for (const each of cases) {
      const options = { padding: each.name === 'same' ? 'same' : 'valid' } as const;
      it(`answers as PyTorch does, ${each.name}`, () =>
        tf.tidy(() => {
          const y = convolve(tensor(each.x), tensor(each.filters), tensor(each.bias), options);
          expectClose(y, nested(each.y), 2e-5);
        }));
      it(`has PyTorch's gradients, ${each.name}`, () =>
        tf.tidy(() => {
          const weights = tensor(each.weights);
          const loss = (x: tf.Tensor, filters: tf.Tensor, bias: tf.Tensor) =>
            tf.sum(tf.mul(convolve(x, filters, bias, options), weights)) as tf.Scalar;
          const given = [tensor(each.x), tensor(each.filters), tensor(each.bias)];
          const [dX, dFilters, dBias] = tf.grads(loss as (...all: tf.Tensor[]) => tf.Tensor)(given);
          expectClose(dX!, nested(each.dX), 5e-5);
          expectClose(dFilters!, nested(each.dFilters), 5e-5);
          expectClose(dBias!, nested(each.dBias), 5e-5);
        }));
    }
  });

describe('convolve', () => {
  const image = tf.randomNormal([1, 7, 7, 1], 0, 1, 'float32', 3);
  const filters = tf.randomNormal([3, 3, 1, 2], 0, 1, 'float32', 5);

  it('is equivariant: where the image goes, the map goes, but for the edge', () =>
    tf.tidy(() => {
      const right = tf.pad(tf.slice(image, [0, 0, 0, 0], [1, 7, 6, 1]), [
        [0, 0],
        [0, 0],
        [1, 0],
        [0, 0],
      ]);
      const [map, moved] = [image, right].map((x) => convolve(x, filters));
      // Columns 1 to 4 of the map see columns 0 to 5 of the image, which are all still there one to the right.
      expectClose(
        tf.slice(moved!, [0, 0, 2, 0], [1, 7, 4, 2]),
        tf.slice(map!, [0, 0, 1, 0], [1, 7, 4, 2]).arraySync(),
      );
    }));
  it('gives a map two pixels smaller a side for a filter of 3 × 3 that has to lie in the image', () =>
    tf.tidy(() => {
      const { shape } = convolve(image, filters, undefined, { padding: 'valid' });
      expect(shape).to.deep.equal([1, 5, 5, 2]);
    }));
  it('leaves no tensor but its map', () => expectNoLeak(() => convolve(image, filters)));
  it('says what it expects', () => {
    expect(() => convolve(image, tf.zeros([2, 2, 1, 1]))).to.throw(
      RangeError,
      "convolve: expected filters of odd size with padding 'same', got 2",
    );
    expect(() => convolve(image, tf.zeros([9, 9, 1, 1]), undefined, { padding: 'valid' })).to.throw(
      RangeError,
      'convolve: expected filters no larger than the images [7, 7], got 9',
    );
    expect(() => convolve(image, tf.zeros([3, 2, 1, 1]))).to.throw(
      RangeError,
      'convolve: expected filters of shape [3, 3, 1, *], got [3, 2, 1, 1]',
    );
  });
});
