import { expect } from 'chai';
import type { FusedJob } from '../../../src/fused/fused-job.js';
import { chooseKernel } from '../../../src/fused/kernel.js';
import { runBackward } from '../../../src/fused/run-backward.js';
import { runForward } from '../../../src/fused/run-forward.js';
import { difference } from './difference.js';
import { float64Gradients } from './float64-gradients.js';
import { randomJob, seededNormal } from './random-job.js';

/** The largest difference of any gradient to float64. */
function error(job: FusedJob): number {
  const dOutput = Float32Array.from({ length: job.batch * job.n * job.dV }, seededNormal(7));
  const gradients = runBackward(job, runForward(job)!, dOutput)!;
  const expected = float64Gradients(job, dOutput);
  return Math.max(...Object.entries(gradients).map(([name, got]) => difference(got, expected[name]!)));
}

for (const relaxed of [true, false]) {
  describe(`the backward pass, ${relaxed ? 'relaxed' : 'plain'} SIMD`, () => {
    before(() => {
      expect(chooseKernel({ relaxed })?.variant.relaxed).to.equal(relaxed);
    });
    after(() => chooseKernel({}));

    it('agrees with float64 where no size is a multiple of a tile, a block or a vector', () => {
      expect(error(randomJob({ batch: 2, n: 131, m: 211, dK: 7, dV: 5 }))).to.be.below(1e-5);
    });

    it('agrees where no query sees a later key, with fewer or more keys than queries', () => {
      expect(error(randomJob({ batch: 1, n: 131, m: 211, dK: 5, dV: 7 }, { causal: true }))).to.be.below(
        1e-5,
      );
      expect(error(randomJob({ batch: 1, n: 211, m: 131, dK: 5, dV: 7 }, { causal: true }))).to.be.below(
        1e-5,
      );
    });

    it('agrees under a mask that closes some rows, and a bias', () => {
      const [n, m] = [71, 113];
      const mask = {
        data: Uint8Array.from({ length: n * m }, (_, i) => (i * 7919) % 3 && 1),
        strides: [0, m, 1] as const,
      };
      mask.data.fill(0, 5 * m, 17 * m); // queries 5 to 16 see nothing
      const bias = {
        data: Float32Array.from({ length: 2 * m }, seededNormal(3)),
        strides: [m, 0, 1] as const,
      };
      bias.data[7] = Number.NEGATIVE_INFINITY;
      const job = randomJob({ batch: 2, n, m, dK: 7, dV: 5 }, { mask, bias });
      expect(error(job)).to.be.below(1e-5);
      expect(error({ ...job, causal: true })).to.be.below(1e-5);
    });

    it('answers gradients of 0 where there are no keys', () => {
      expect(error(randomJob({ batch: 1, n: 3, m: 0, dK: 2, dV: 2 }))).to.equal(0);
    });
  });
}
