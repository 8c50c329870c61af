import * as tf from '@tensorflow/tfjs';
import { checkShapes } from '../../attention/check.js';
import { checkHas } from '../../check/options.js';
import { type Check, checkObject, checkOneOf, checkWhole } from '../../check/values.js';
import { seededMatrix } from '../seeded-matrix.js';
import { convolutionShapes, throughConvolutions } from './convolution-net.js';
import { throughPatches, transformerShapes } from './patch-transformer.js';

/** The two kinds of nets. */
export type ImageNetKind = 'convolution' | 'transformer';

/** A net that reads images: which kind it is, and its learned numbers by name. */
export interface ImageNet {
  kind: ImageNetKind;
  params: Record<string, tf.Tensor>;
}

/** A net whose numbers may be changed. */
export interface TrainableNet extends ImageNet {
  params: Record<string, tf.Variable>;
}

/** The names of a net's learned numbers, and their sizes. */
export const shapesOf: Record<ImageNetKind, Readonly<Record<string, readonly number[]>>> = {
  convolution: convolutionShapes,
  transformer: transformerShapes,
};

const checkKind: Check = checkOneOf('convolution', 'transformer');

/**
 * A net that knows nothing yet: random numbers, biases of 0 and gains of 1.
 *
 * @param kind `'convolution'` or `'transformer'`
 * @param seed the same seed gives the same net, on every machine
 * @returns its numbers, variables that are yours to dispose
 * @example
 * const { params } = firstImageNet('transformer', 7);
 * params.positions.shape; // → [36, 24]
 * tf.dispose(params);
 */
export function firstImageNet(kind: ImageNetKind, seed: number): TrainableNet {
  checkKind('firstImageNet', 'kind', kind);
  checkWhole('firstImageNet', 'seed', seed);
  const named = Object.entries(shapesOf[kind]).map(
    ([name, shape], i) =>
      [name, tf.tidy(() => tf.variable(firstNumbers(name, shape, 1000 * seed + i)))] as const,
  );
  return { kind, params: Object.fromEntries(named) };
}

function firstNumbers(name: string, shape: readonly number[], seed: number): tf.Tensor {
  if (shape.length === 1) return tf.fill([...shape], name.endsWith('Gain') ? 1 : 0);
  const columns = shape.at(-1)!;
  const rows = shape.slice(0, -1).reduce((a, b) => a * b);
  const isFilter = shape.length === 4; // relu follows, which takes half of what comes
  return tf.reshape(tf.mul(seededMatrix(rows, columns, seed), isFilter ? Math.SQRT2 : 1), [...shape]);
}

/** Asserts that a value is a net of one of the two kinds. */
export function checkNet(caller: string, net: ImageNet): void {
  checkHas(caller, 'net', net, { kind: checkKind, params: checkObject });
  checkShapes(caller, net.params, shapesOf[net.kind]);
}

/** The scores of the ten digits for each image, `[images, 10]`. */
export function logitsOf({ kind, params }: ImageNet, images: tf.Tensor4D): tf.Tensor2D {
  return tf.tidy(() =>
    kind === 'convolution'
      ? throughConvolutions(images, params).logits
      : throughPatches(images, params).logits,
  );
}
