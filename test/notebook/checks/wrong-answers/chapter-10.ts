import * as tf from '@tensorflow/tfjs';
import { check } from '../../../../src/index.js';
import type { Exercise } from './exercise.js';
import { largest, type Rows, sumOf, turned } from './rows.js';

/** One place of a feature map, a convolution, and smaller patches. */
export function chapter10(): Exercise[] {
  return [corner(), convolution(), halfThePatch()];
}

const image = [
  [0, 0, 1, 0, 0],
  [0, 1, 1, 0, 0],
  [0, 0, 1, 0, 0],
  [0, 0, 1, 0, 0],
  [0, 1, 1, 1, 0],
];
const filter = [
  [-1, 1, 0],
  [-1, 1, 0],
  [-1, 1, 0],
];

function corner(): Exercise {
  return {
    id: '10.1',
    ask: (answer) => check.number(answer, { exercise: '10.1', name: 'corner', right: () => -2 }),
    wrong: [
      ['sign', 2], // left minus middle
      ['left-forgotten', 1],
      ['middle-forgotten', -3],
      ['right-column', -1],
      ['mean', -2 / 9],
      ['mean', -0.22],
      ['added', 4],
      ['text', '-2'],
    ],
    right: [-2, [-2], tf.scalar(-2)],
  };
}

/** A convolution as a learner writes it: what is made of the products of a window. */
function mapped(
  combine: (products: number[], rows: Rows) => number,
  { at = (numbers: Rows, i: number, j: number) => numbers[i]![j]!, less = 0, still = false } = {},
) {
  return (pixels: Rows, numbers: Rows): Rows => {
    const [height, width] = [pixels.length, pixels[0]!.length].map(
      (side) => side - numbers.length + 1 - less,
    );
    return Array.from({ length: height! }, (_, y) =>
      Array.from({ length: width! }, (_, x) => {
        const [top, left] = still ? [0, 0] : [y, x];
        const products = numbers.flatMap((row, i) =>
          row.map((_, j) => at(numbers, i, j) * pixels[top + i]![left + j]!),
        );
        return combine(products, numbers);
      }),
    );
  };
}

const right = mapped(sumOf);

function convolution(): Exercise {
  const last = filter.length - 1;
  return {
    id: '10.2',
    ask: (answer) => check.featureMap(answer, { exercise: '10.2', image, filter }),
    wrong: [
      ['flipped', mapped(sumOf, { at: (numbers, i, j) => numbers.at(-1 - i)!.at(-1 - j)! })],
      ['filter-transposed', mapped(sumOf, { at: (numbers, i, j) => numbers[j]![i]! })],
      ['map-transposed', (pixels: Rows, numbers: Rows) => turned(right(pixels, numbers))],
      ['mean', mapped((products) => sumOf(products) / products.length)],
      ['no-filter', mapped(sumOf, { at: () => 1 })],
      ['last-missing', mapped(sumOf, { less: 1 })],
      ['largest', mapped(largest)],
      ['same-window', mapped(sumOf, { still: true })],
      ['image', (pixels: Rows) => pixels],
      ['fixed', () => right(image, filter)],
      ['one-number', mapped(sumOf)(image, filter)[last]![last]],
    ],
    right: [right, right(image, filter), tf.tensor2d(right(image, filter))],
  };
}

function halfThePatch(): Exercise {
  return {
    id: '10.3',
    ask: (answer) => check.number(answer, { exercise: '10.3', name: 'times', right: () => 16 }),
    wrong: [
      ['patches', 4],
      ['side', 2],
      ['upside-down', 1 / 16],
      ['upside-down', 0.25],
      ['cubed', 8],
      ['count', 614656], // 784²
      ['count', 784],
      ['count-before', 38416], // 196²
      ['count-before', 196],
      ['squared-again', 256],
      ['text', '16'],
    ],
    right: [16, 4 ** 2, [16]],
  };
}
