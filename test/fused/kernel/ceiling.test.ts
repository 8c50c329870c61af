import { expect } from 'chai';
import { memoryBandwidth, multiplyAddCeiling } from '../../../src/fused/ceiling.js';
import { fusedAvailable } from '../../../src/fused/kernel.js';

describe('ceiling', () => {
  it('is measured where there is a kernel, and there is one in Node.js', () => {
    expect(fusedAvailable()).to.equal(true);
    // A core of 2010 does 8 sums at 1.5 GHz, one of 2030 hardly 512 at 8 GHz.
    expect(multiplyAddCeiling()).to.be.within(1, 4096);
    expect(memoryBandwidth()).to.be.within(0.1, 4096);
  });
});
