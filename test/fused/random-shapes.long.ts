import fc from 'fast-check';
import { chooseKernel } from '../../src/fused/kernel.js';
import { anySizes } from './any-sizes.js';
import { expectRightGradients, expectRightOutput } from './expect-right.js';
import { normals, randomJob } from './random-job.js';

describe('fused attention on random shapes, with and without masks and biases', function () {
  this.timeout(120_000);
  before(() => chooseKernel({}));

  it('agrees with doubles for 10,000 of them', () =>
    fc.assert(
      fc.property(anySizes(48), (any) => expectRightOutput(randomJob(any), 2e-6)),
      { numRuns: 10_000, seed: 20220527, endOnFailure: true },
    ));

  it('has gradients that agree with doubles for 2,000 of them', () =>
    fc.assert(
      fc.property(anySizes(40), (any) =>
        expectRightGradients(randomJob(any), normals(any.batch * any.n * any.dV, any.seed + 5), 2e-6),
      ),
      { numRuns: 2_000, seed: 20230718, endOnFailure: true },
    ));
});
