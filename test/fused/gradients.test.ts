import { expect } from 'chai';
import type { FusedJob } from '../../src/fused/fused-job.js';
import { chooseKernel } from '../../src/fused/kernel.js';
import { runBackward } from '../../src/fused/run-backward.js';
import { runForward } from '../../src/fused/run-forward.js';
import { expectRightGradients } from './expect-right.js';
import { normals, randomJob } from './random-job.js';

function gradientsOf(job: FusedJob, dOutput: Float32Array) {
  return runBackward(job, runForward(job)!, dOutput)!;
}

describe('gradients of fused attention on plain arrays', () => {
  before(() => chooseKernel({}));

  it('agree with doubles over several tiles and blocks', () => {
    for (const causal of [false, true]) {
      const job = randomJob({ seed: 4, batch: 1, n: 521, m: 619, dK: 64, dV: 67, causal });
      expectRightGradients(job, normals(521 * 67, 9), 2e-6);
    }
  });

  it('are 0 for queries that may attend to nothing, and finite everywhere', () => {
    const job = randomJob({ seed: 5, batch: 1, n: 37, m: 41, dK: 5, dV: 3, mask: [false, true, false] });
    const gradients = gradientsOf(job, normals(37 * 3, 9));
    for (const values of [gradients.dQueries, gradients.dKeys, gradients.dValues])
      expect(values.every(Number.isFinite)).to.equal(true);
    for (const [row, open] of job.mask!.data.entries())
      if (!open)
        expect([...gradients.dQueries.subarray(row * 5, row * 5 + 5)]).to.deep.equal([0, 0, 0, 0, 0]);
  });

  it('are 0 where there are no keys', () => {
    const job = randomJob({ seed: 6, batch: 2, n: 7, m: 0, dK: 5, dV: 3 });
    const { dQueries, dKeys, dValues } = gradientsOf(job, normals(2 * 7 * 3, 9));
    expect(dQueries).to.deep.equal(new Float32Array(2 * 7 * 5));
    expect([dKeys.length, dValues.length]).to.deep.equal([0, 0]);
  });
});
