import { expect } from 'chai';
import type { FusedJob } from '../../../src/fused/fused-job.js';
import { chooseKernel } from '../../../src/fused/kernel.js';
import { runForward } from '../../../src/fused/run-forward.js';
import { difference } from './difference.js';
import { float64Attention } from './float64-attention.js';
import { randomJob } from './random-job.js';

/** The largest difference to float64, in output and logSumExp. */
function error(job: FusedJob): number {
  const { output, logSumExp } = runForward(job)!;
  const expected = float64Attention(job);
  return Math.max(difference(output, expected.output), difference(logSumExp, expected.logSumExp));
}

for (const relaxed of [true, false]) {
  for (const shared of [true, false]) {
    describe(`the forward pass, ${relaxed ? 'relaxed' : 'plain'} SIMD, ${shared ? 'shared' : 'own'} memory`, () => {
      before(() => {
        expect(chooseKernel({ relaxed, shared })?.variant).to.deep.equal({ relaxed, shared });
      });
      after(() => chooseKernel({}));

      it('agrees with float64 where no size is a multiple of a tile, a block or a vector', () => {
        expect(error(randomJob({ batch: 2, n: 71, m: 211, dK: 7, dV: 5 }))).to.be.below(2e-6);
      });

      it('agrees for one of everything', () => {
        expect(error(randomJob({ batch: 1, n: 1, m: 1, dK: 1, dV: 1 }))).to.be.below(2e-6);
      });

      it('agrees where no query sees a later key', () => {
        expect(error(randomJob({ batch: 2, n: 131, m: 113, dK: 16, dV: 3 }, { causal: true }))).to.be.below(
          2e-6,
        );
      });

      it('answers 0 and a logSumExp of −∞ where there are no keys', () => {
        const { output, logSumExp } = runForward(randomJob({ batch: 1, n: 3, m: 0, dK: 2, dV: 2 }))!;
        expect([...output]).to.deep.equal([0, 0, 0, 0, 0, 0]);
        expect([...logSumExp]).to.deep.equal([-Infinity, -Infinity, -Infinity]);
      });
    });
  }
}
