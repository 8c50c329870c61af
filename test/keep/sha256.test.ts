import { expect } from 'chai';
import { sha256 } from '../../src/keep/sha256.js';
import { fingerprint } from '../../src/lab/build/reading/fingerprint.js';

describe('the kit’s own SHA-256', () => {
  it('is Node.js’ own at every length around a block', () => {
    for (const length of [0, 1, 55, 56, 63, 64, 65, 1000]) {
      const bytes = Uint8Array.from({ length }, (_, i) => (7 * i + length) % 256);
      expect(Buffer.from(sha256(bytes)).toString('hex')).to.equal(fingerprint(bytes));
    }
  });
});
