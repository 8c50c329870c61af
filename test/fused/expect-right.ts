import type { FusedJob } from '../../src/fused/fused-job.js';
import { runBackward } from '../../src/fused/run-backward.js';
import { runForward } from '../../src/fused/run-forward.js';
import { toleranceFor } from './any-sizes.js';
import { expectNear } from './compare.js';
import { doubleAttention, doubleGradients } from './double-attention.js';

/** Holds what fused attention gives against what doubles give. */
export function expectRightOutput(job: FusedJob, tolerance: number): void {
  const { output, logSumExp } = runForward(job)!;
  const expected = doubleAttention(job);
  const bound = toleranceFor(tolerance, expected.largestTerms);
  expectNear(output, expected.output, bound, 'output');
  expectNear(logSumExp, expected.logSumExp, 8 * bound, 'logSumExp');
}

/** The same of its gradients. They are sums over many rows: they may be off by that share of what they are the sum of. */
export function expectRightGradients(job: FusedJob, dOutput: Float32Array, tolerance: number): void {
  const actual = runBackward(job, runForward(job)!, dOutput)!;
  const expected = doubleGradients(job, dOutput);
  const share = toleranceFor(tolerance, doubleAttention(job).largestTerms);
  for (const name of ['dQueries', 'dKeys', 'dValues'] as const)
    expectNear(actual[name], expected[name], share * Math.max(1, expected.largestTerms[name]), name);
}
