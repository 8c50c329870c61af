import * as tf from '@tensorflow/tfjs';
import { readAsset } from '../../assets/read-asset.js';
import { readJsonAsset } from '../../assets/read-json-asset.js';
import { type ImageNet, type ImageNetKind, shapesOf } from './image-net.js';

/** The nets that come with the kit. */
export interface ImageNets {
  convolution: ImageNet;
  transformer: ImageNet;
  /** A transformer, trained longer and on images shifted by up to 2 pixels at random. */
  jittered: ImageNet;
}

/** How often one training ended in right answers. */
export interface ImageResult {
  kind: ImageNetKind;
  /** Images that it learned from. */
  n: number;
  seed: number;
  steps: number;
  /** By how many pixels they were shifted at random, up to. */
  jitter: number;
  /** Which share of 500 other images it reads rightly, shifted by 0, 1 and 2 pixels: the mean over the four directions. */
  accuracies: [number, number, number];
  /** The losses of the first ten steps. */
  firstLosses: number[];
}

/**
 * Loads the nets that come with the kit, trained on 1,200 digits (seed 1) as `trainImageNet` does.
 *
 * @returns new tensors at each call, yours to dispose
 * @example
 * const { convolution, transformer } = await loadImageNets();
 * convolution.params.filters1.shape; // → [3, 3, 1, 8]
 * transformer.params.positions.shape; // → [36, 24]
 */
export async function loadImageNets(): Promise<ImageNets> {
  const [bytes] = await Promise.all([readAsset('digits/nets.bin'), tf.ready()]);
  const numbers = new Float32Array(bytes.slice().buffer);
  let at = 0;
  const read = (kind: ImageNetKind): ImageNet => {
    const params = Object.entries(shapesOf[kind]).map(([name, shape]) => {
      const size = shape.reduce((a, b) => a * b);
      at += size;
      return [name, tf.tensor(numbers.subarray(at - size, at), [...shape])] as const;
    });
    return { kind, params: Object.fromEntries(params) };
  };
  return {
    convolution: read('convolution'),
    transformer: read('transformer'),
    jittered: read('transformer'),
  };
}

/**
 * Reads how well both kinds of nets read digits after 45 trainings: from 100 to 1,200 images, five seeds each.
 *
 * @returns one entry a training
 * @example
 * const results = await savedImageResults();
 * results.filter(({ kind, n }) => kind === 'convolution' && n === 100).length; // → 5
 */
export async function savedImageResults(): Promise<ImageResult[]> {
  return readJsonAsset('digits/nets.json');
}
