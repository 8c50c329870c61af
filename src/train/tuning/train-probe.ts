import * as tf from '@tensorflow/tfjs';
import { checkTensor } from '../../attention/check.js';
import { projected } from '../../attention/project.js';
import { checkOptions } from '../../check/options.js';
import { checkCount, checkEach, checkPositive, checkWhole } from '../../check/values.js';
import { descend } from '../descend.js';

/** A linear probe: scores of classes from a vector. */
export interface Probe {
  /** `[numbers, classes]` */
  weights: tf.Tensor2D;
  /** `[classes]` */
  bias: tf.Tensor1D;
  /** Of each step. */
  losses: number[];
}

/** What training a probe can be told. */
export interface ProbeOptions {
  /** How many classes (as many as the largest label says). */
  classCount?: number;
  /** How many times the numbers are changed (100). */
  steps?: number;
  /** How far a change goes (.01). */
  learningRate?: number;
}

/**
 * Trains a linear probe, also called logistic regression: one vector a class, and a bias. The vectors themselves stay.
 *
 *     logits = X W + b      loss = mean of −log softmax(logits)[label]
 *
 * It begins with zeros and looks at all vectors in each step, so there is no chance in it.
 *
 * @param vectors `[texts, numbers]`
 * @param labels of each vector, from 0
 * @param options `classCount`, `steps`, `learningRate`
 * @returns weights, bias and losses; the tensors are yours to dispose
 * @throws {RangeError} if there is not one label for each vector
 * @see Alain and Bengio 2016, Understanding intermediate layers using linear classifier probes, https://arxiv.org/abs/1610.01644
 * @example
 * const { weights, losses } = await trainProbe(tf.tensor2d([[1, 0], [0, 1]]), [0, 1], { steps: 1 });
 * losses[0].toFixed(4); // → '0.6931'
 * weights; // → [[0.01, -0.01], [-0.01, 0.01]]
 */
export async function trainProbe(
  vectors: tf.Tensor2D,
  labels: readonly number[],
  options: ProbeOptions = {},
): Promise<Probe> {
  checkTensor('trainProbe', 'vectors', vectors, [2, 2]);
  checkEach(checkWhole)('trainProbe', 'labels', labels);
  checkOptions('trainProbe', options, {
    classCount: checkCount,
    steps: checkCount,
    learningRate: checkPositive,
  });
  const largest = labels.reduce((most, label) => Math.max(most, label), 0);
  const { classCount = largest + 1, steps = 100, learningRate = 0.01 } = options;
  checkLabels(labels, vectors.shape[0], classCount);
  const weights = zeros<tf.Rank.R2>([vectors.shape[1], classCount]);
  const bias = zeros<tf.Rank.R1>([classCount]);
  const right = tf.oneHot([...labels], classCount);
  const lossAt = () => tf.losses.softmaxCrossEntropy(right, projected(vectors, weights, bias)) as tf.Scalar;
  try {
    const losses = await descend([weights, bias], lossAt, { steps, rateAt: () => learningRate });
    return { weights: tf.clone(weights), bias: tf.clone(bias), losses };
  } finally {
    tf.dispose([weights, bias, right]);
  }
}

function zeros<R extends tf.Rank>(shape: tf.ShapeMap[R]): tf.Variable<R> {
  return tf.tidy(() => tf.variable(tf.zeros<R>(shape)));
}

function checkLabels(labels: readonly number[], count: number, classCount: number): void {
  if (labels.length !== count)
    throw new RangeError(`trainProbe: expected ${count} labels, one a vector, got ${labels.length}`);
  const odd = labels.find((label) => label < 0 || label >= classCount);
  if (odd !== undefined)
    throw new RangeError(`trainProbe: expected labels from 0 to ${classCount - 1}, got ${odd}`);
}
