import { expect } from 'chai';
import type { FusedJob, Strided } from '../../../src/fused/fused-job.js';
import { runForward } from '../../../src/fused/run-forward.js';
import { difference } from './difference.js';
import { float64Attention } from './float64-attention.js';
import { randomJob, seededNormal } from './random-job.js';

const sizes = { batch: 2, n: 71, m: 113, dK: 7, dV: 5 };

/** The largest difference to float64, in output and logSumExp. */
function error(job: FusedJob): number {
  const { output, logSumExp } = runForward(job)!;
  const expected = float64Attention(job);
  return Math.max(difference(output, expected.output), difference(logSumExp, expected.logSumExp));
}

/** A matrix for each entry, of which some axes have size 1 and are stretched. */
function strided<Numbers extends Float32Array | Uint8Array>(
  make: (length: number) => Numbers,
  [entries, rows, columns]: [number, number, number],
): Strided<Numbers> {
  const data = make(entries * rows * columns);
  const strides = [entries > 1 ? rows * columns : 0, rows > 1 ? columns : 0, columns > 1 ? 1 : 0] as const;
  return { data, strides };
}

const someBits = (length: number) => Uint8Array.from({ length }, (_, i) => (i * 7919) % 3 && 1);
const normals = (length: number) => Float32Array.from({ length }, seededNormal(length));
const { batch, n, m } = sizes;
const shapes: [number, number, number][] = [
  [batch, n, m],
  [1, n, m],
  [batch, 1, m],
  [1, 1, m],
  [batch, n, 1],
  [1, n, 1],
  [batch, 1, 1],
];

describe('the kernel, in corners', () => {
  for (const shape of shapes) {
    it(`takes a mask and a bias of shape [${shape}]`, () => {
      expect(error(randomJob(sizes, { mask: strided(someBits, shape) }))).to.be.below(2e-6);
      expect(error(randomJob(sizes, { bias: strided(normals, shape) }))).to.be.below(2e-6);
      const both = { mask: strided(someBits, shape), bias: strided(normals, shape), causal: true };
      expect(error(randomJob(sizes, both))).to.be.below(2e-6);
    });
  }

  it('answers 0 for a query from which all is hidden, by mask or by −∞', () => {
    const job = randomJob(sizes, {
      mask: strided(() => new Uint8Array(n).fill(1).fill(0, 8, 19), [1, n, 1]),
      bias: strided(() => new Float32Array(n).fill(-Infinity, 30, 41), [1, n, 1]),
    });
    expect(error(job)).to.be.below(2e-6);
    const { output, logSumExp } = runForward(job)!;
    for (const row of [8, 18, 30, 40]) {
      expect([...output.subarray(row * 5, row * 5 + 5)]).to.deep.equal([0, 0, 0, 0, 0]);
      expect(logSumExp[row]).to.equal(-Infinity);
    }
  });

  it('takes a bias as large as numbers get, of both signs', () => {
    // One key in each row has a bias of 3e38, all others −3e38: it gets all the weight.
    const chosen = (row: number) => (row * 13) % m;
    const bias = new Float32Array(n * m).fill(-3e38);
    for (let row = 0; row < n; row++) bias[row * m + chosen(row)] = 3e38;
    const job = randomJob({ ...sizes, batch: 1 }, { bias: { data: bias, strides: [0, m, 1] } });
    const { output } = runForward(job)!;
    for (let row = 0; row < n; row++) {
      const value = job.values.subarray(chosen(row) * 5, chosen(row) * 5 + 5);
      expect([...output.subarray(row * 5, row * 5 + 5)]).to.deep.equal([...value]);
    }
  });

  it('stays right with scores in the hundreds', () => {
    // A score of 500 in float32 is right within 3e-5, so its weight is right within 3e-5 of itself.
    const job = randomJob(sizes, { scale: 40 });
    const { output } = runForward(job)!;
    expect(difference(output, float64Attention(job).output)).to.be.below(2e-4);
  });

  it('passes NaN of a query on to its own row only', () => {
    const job = randomJob(sizes);
    job.queries[9 * sizes.dK + 2] = Number.NaN;
    expect(rowsWithNaN(job)).to.deep.equal([9]);
  });

  it('passes NaN of a key or value on to the rows that see it only', () => {
    for (const name of ['keys', 'values'] as const) {
      const job = randomJob({ ...sizes, batch: 1 }, { causal: true });
      job[name].fill(Number.NaN, 60 * (job[name].length / m), 61 * (job[name].length / m));
      expect(rowsWithNaN(job), name).to.deep.equal([60, 61, 62, 63, 64, 65, 66, 67, 68, 69, 70]);
      const mask = { data: new Uint8Array(n * m).fill(1), strides: [0, m, 1] as const };
      for (let row = 0; row < n; row++) if (row !== 5) mask.data[row * m + 60] = 0;
      expect(rowsWithNaN({ ...job, causal: false, mask }), name).to.deep.equal([5]);
      expect(
        error({ ...job, causal: false, mask: { data: mask.data.fill(0), strides: [0, m, 1] } }),
      ).to.equal(0);
    }
  });

  it('agrees where queries come in several rounds, whole entries or parts of one', () => {
    const large = { batch: 1, n: 5501, m: 211, dK: 3, dV: 2 };
    const bias = { data: normals(5501 * 211), strides: [0, 211, 1] as const }; // 4.6 MB, more than a round takes
    expect(error(randomJob(large, { bias }))).to.be.below(2e-6);
    const causal = { batch: 2, n: 5501, m: 211, dK: 3, dV: 2 };
    const mask = { data: someBits(2 * 5501 * 211), strides: [5501 * 211, 211, 1] as const };
    expect(error(randomJob(causal, { mask, causal: true }))).to.be.below(2e-6);
    expect(error(randomJob({ batch: 11, n: 307, m: 31, dK: 127, dV: 131 }))).to.be.below(2e-6);
  });

  it('agrees where few queries meet many keys, which come in parts then', () => {
    expect(error(randomJob({ batch: 1, n: 1, m: 4099, dK: 8, dV: 8 }))).to.be.below(2e-6);
    const mask = { data: new Uint8Array(4099).fill(1, 2500, 2600), strides: [0, 0, 1] as const };
    expect(error(randomJob({ batch: 2, n: 67, m: 4099, dK: 5, dV: 3 }, { mask }))).to.be.below(2e-6);
    expect(error(randomJob({ batch: 1, n: 3, m: 4099, dK: 5, dV: 3 }, { causal: true }))).to.be.below(2e-6);
    mask.data.fill(0);
    expect(error(randomJob({ batch: 1, n: 1, m: 4099, dK: 5, dV: 3 }, { mask }))).to.equal(0);
  });
});

function rowsWithNaN(job: FusedJob): number[] {
  const { output } = runForward(job)!;
  const rows = Array.from({ length: job.batch * job.n }, (_, row) => row);
  return rows.filter((row) => output.subarray(row * job.dV, (row + 1) * job.dV).includes(Number.NaN));
}
