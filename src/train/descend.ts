import * as tf from '@tensorflow/tfjs';

/** How far and how often numbers are changed. */
export interface Descent {
  /** How many times they are changed. */
  steps: number;
  /** How far a change goes, at each step from 1. */
  rateAt: (step: number) => number;
  /** Called after each step with its number, from 1, and its loss, and waited for; when it answers `false`, that was the last step. */
  onStep?: ((step: number, loss: number) => unknown) | undefined;
}

/** Adam whose steps may change their length. */
class PacedAdam extends tf.AdamOptimizer {
  setPace(learningRate: number): void {
    this.learningRate = learningRate;
  }
}

/**
 * Makes a loss smaller by changing variables a little at each step, against its gradient: the loop of every training in this kit.
 *
 * @param variables what may be changed; each must have a part in the loss
 * @param lossAt the loss at a step, from 1; what it makes on its way is disposed
 * @param descent steps, rates, and a function to watch with
 * @returns the loss of each step, before its change
 * @see Diederik P. Kingma, Jimmy Ba (2015), Adam: A Method for Stochastic Optimization, https://arxiv.org/abs/1412.6980
 */
export async function descend(
  variables: tf.Variable[],
  lossAt: (step: number) => tf.Scalar,
  { steps, rateAt, onStep }: Descent,
): Promise<number[]> {
  const adam = new PacedAdam(rateAt(1), 0.9, 0.999);
  const losses: number[] = [];
  try {
    for (let step = 1; step <= steps; step++) {
      adam.setPace(rateAt(step));
      const cost = adam.minimize(() => lossAt(step), true, variables)!;
      const [loss] = await cost.data();
      cost.dispose();
      losses.push(loss!);
      if ((await onStep?.(step, loss!)) === false) break;
    }
  } finally {
    adam.dispose();
  }
  return losses;
}
