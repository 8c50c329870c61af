import * as tf from '@tensorflow/tfjs';
import { convolve } from '../../attention/index.js';
import { type Check, defineCheck } from './judge/define-check.js';
import { numbers } from './judge/given-numbers.js';
import type { GivenCheck } from './judge/givens.js';
import { rowsOf } from './judge/numbers.js';
import { uses } from './judge/uses.js';

/** What a feature map is made from. */
export interface FeatureMapGiven {
  /** [height, width] */
  image: tf.Tensor;
  /** [k, k] */
  filter: tf.Tensor;
}

/** A filter is a square that fits in the image. */
const checkFilter: GivenCheck = (caller, name, value, sizes) => {
  const found = new Map(sizes);
  numbers('k', 'm')(caller, name, value, found);
  const [k, m] = [found.get('k')!, found.get('m')!];
  const most = Math.min(sizes.get('height')!, sizes.get('width')!);
  if (k !== m || k > most)
    throw new RangeError(
      `${caller}: expected ${name} as a square of at most ${most} numbers a side, got [${k}, ${m}]`,
    );
};

const READY_MADE = ['convolve', 'conv2d', 'tf.conv2d'];

/**
 * Checks a feature map: the dot product of a filter with the pixels below it, wherever the whole filter lies in the image.
 *
 * @param answer [height − k + 1, width − k + 1]: what the learner made, or a function of image and filter
 * @param given image [height, width] and filter [k, k]
 * @example
 * const given = { image: [[1, 2, 4]], filter: [[3]] };
 * check.featureMap([[3, 6, 12]], given); // prints ✓ feature map: right
 */
export const featureMap: Check<FeatureMapGiven> = defineCheck<FeatureMapGiven>({
  check: 'featureMap',
  name: 'feature map',
  layout: 'a row and a column for each place at which the whole filter lies in the image',
  given: { image: numbers('height', 'width'), filter: checkFilter },
  right: ({ image, filter }) => mapOf(image, filter),
  tries: {
    calls: ({ image, filter }) => [[rowsOf(image), rowsOf(filter)]],
    others: () => [
      {
        image: [
          [3, 1, 4, 1, 5],
          [9, 2, 6, 5, 3],
          [5, 8, 9, 7, 9],
        ],
        filter: [
          [1, -2],
          [3, 5],
        ],
      },
      {
        image: [
          [2, 7],
          [1, 8],
          [2, 8],
          [1, 8],
        ],
        filter: [[4]],
      },
    ],
    refuses: (attempt) => uses(attempt, READY_MADE),
  },
  mistakes: [
    {
      id: 'flipped',
      gives: ({ image, filter }) => mapOf(image, tf.reverse(filter)),
      hint: 'the filter is turned round: its first number belongs on the window’s first pixel',
    },
    {
      id: 'filter-transposed',
      gives: ({ image, filter }) => mapOf(image, tf.transpose(filter)),
      hint: 'rows and columns of the filter are exchanged',
    },
    {
      id: 'map-transposed',
      gives: ({ image, filter }) => tf.transpose(mapOf(image, filter)),
      hint: 'rows and columns of the map are exchanged',
    },
    {
      id: 'zeros-around',
      gives: ({ image, filter }) => mapOf(padded(image, filter), filter),
      hint: 'it is as large as the image: the filter also lay half outside of it',
    },
    {
      id: 'last-missing',
      gives: ({ image, filter }) => tf.slice(mapOf(image, filter), [0, 0], less(mapOf(image, filter).shape)),
      hint: 'the last row and column are missing: count the places where the filter fits',
    },
    {
      id: 'mean',
      gives: ({ image, filter }) => tf.div(mapOf(image, filter), filter.size),
      hint: 'divided by the count of numbers in the filter; the dot product is their sum',
    },
    {
      id: 'no-filter',
      gives: ({ image, filter }) => mapOf(image, tf.onesLike(filter)),
      hint: 'the pixels were added up as they are: each is to be multiplied by its number in the filter first',
    },
    {
      id: 'added',
      gives: ({ image, filter }) => tf.add(mapOf(image, tf.onesLike(filter)), tf.sum(filter)),
      hint: 'pixel and filter are added where they should be multiplied',
    },
    {
      id: 'largest',
      gives: ({ image, filter }) => largestOf(image, filter),
      hint: 'this is the largest product in each window; a dot product adds them all up',
    },
    {
      id: 'same-window',
      gives: ({ image, filter }) => {
        const map = mapOf(image, filter);
        return tf.fill(map.shape, map.arraySync()[0]![0]!);
      },
      hint: 'all places give the same: the window doesn’t move',
    },
    { id: 'image', gives: ({ image }) => image, hint: 'this is the image itself' },
  ],
});

function mapOf(image: tf.Tensor, filter: tf.Tensor): tf.Tensor2D {
  const [height, width] = image.shape as [number, number];
  const [rows, columns] = filter.shape as [number, number];
  const images = tf.reshape(image, [1, height, width, 1]);
  const map = convolve(images, tf.reshape(filter, [rows, columns, 1, 1]), undefined, { padding: 'valid' });
  return tf.reshape(map, map.shape.slice(1, 3) as [number, number]);
}

function padded(image: tf.Tensor, filter: tf.Tensor): tf.Tensor {
  const before = Math.floor((filter.shape[0]! - 1) / 2);
  const around: [number, number] = [before, filter.shape[0]! - 1 - before];
  return tf.pad(image, [around, around]);
}

const less = (shape: readonly number[]): [number, number] => [shape[0]! - 1, shape[1]! - 1];

function largestOf(image: tf.Tensor, filter: tf.Tensor): tf.Tensor {
  const [pixels, numbers] = [image.arraySync() as number[][], filter.arraySync() as number[][]];
  const size = numbers.length;
  return tf.tensor2d(
    pixels.slice(size - 1).map((_, y) =>
      pixels[0]!.slice(size - 1).map((_, x) => {
        const products = numbers.flatMap((row, i) => row.map((number, j) => number * pixels[y + i]![x + j]!));
        return products.reduce((a, b) => Math.max(a, b));
      }),
    ),
  );
}
