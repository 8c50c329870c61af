import { expect } from 'chai';
import { chooseKernel } from '../../src/fused/kernel.js';
import { runForward } from '../../src/fused/run-forward.js';
import { expectNear } from './compare.js';
import { doubleAttention } from './double-attention.js';
import { expectRightOutput } from './expect-right.js';
import { normals, randomJob } from './random-job.js';

const BUILDS = [true, false].flatMap((relaxed) => [true, false].map((shared) => ({ relaxed, shared })));
const nameOf = ({ relaxed, shared }: { relaxed: boolean; shared: boolean }) =>
  `${relaxed ? 'relaxed' : 'plain'} SIMD, memory ${shared ? 'shared' : 'unshared'}`;
const sizes = { seed: 1, batch: 2, n: 131, m: 197, dK: 17, dV: 13 };

describe('fused attention on plain arrays', () => {
  after(() => chooseKernel({}));

  for (const build of BUILDS) {
    it(`agrees with doubles within 2e-6 on N(0, 1) input, with ${nameOf(build)}`, function () {
      if (!chooseKernel(build)) this.skip();
      for (const [n, m, dK, dV] of [
        [131, 197, 17, 13],
        [512, 512, 64, 64],
        [257, 1031, 64, 67],
      ] as const) {
        const job = randomJob({ seed: n, batch: 1, n, m, dK, dV });
        expectNear(runForward(job)!.output, doubleAttention(job).output, 2e-6, `${n} × ${m}`);
      }
    });
  }

  it('bears scores in the hundreds', () => {
    const job = randomJob({ ...sizes, scale: 60 }); // N(0, 17) times 60: hundreds, and more
    const { largestTerms } = doubleAttention(job);
    expect(largestTerms).to.be.above(500);
    expectRightOutput(job, 2e-6);
  });

  it('gives 0 and −∞ to queries that may attend to nothing', () => {
    const job = randomJob({ ...sizes, mask: [false, true, false] });
    job.mask!.data.fill(0);
    const { output, logSumExp } = runForward(job)!;
    expect(output.every((x) => x === 0)).to.equal(true);
    expect(logSumExp.every((x) => x === Number.NEGATIVE_INFINITY)).to.equal(true);
  });

  it('gives 0 when there are no keys, and nothing when there are no queries', () => {
    const { output } = runForward(randomJob({ ...sizes, m: 0 }))!;
    expect(output).to.deep.equal(new Float32Array(2 * 131 * 13));
    expect(runForward(randomJob({ ...sizes, n: 0 }))!.output).to.have.length(0);
    expect(runForward(randomJob({ ...sizes, batch: 0 }))!.output).to.have.length(0);
  });

  it('bears a bias of −∞ in whole rows, and one so large that a single key takes all', () => {
    const job = randomJob({ ...sizes, batch: 1, bias: [false, true, true] });
    const { data } = job.bias!;
    data.fill(Number.NEGATIVE_INFINITY, 5 * 197, 6 * 197);
    data.fill(-1e30, 7 * 197, 8 * 197);
    data[7 * 197 + 11] = 1e30; // key 11 takes all of query 7
    const { output } = runForward(job)!;
    expect(output.subarray(5 * 13, 6 * 13).every((x) => x === 0)).to.equal(true);
    expectNear(output.subarray(7 * 13, 8 * 13), job.values.subarray(11 * 13, 12 * 13), 0, 'value 11');
    data.fill(-1e30, 9 * 197, 10 * 197); // all alike: nothing is closed, so the mean of all
    const mean = doubleAttention({ ...job, queries: new Float32Array(job.queries.length) });
    expectNear(
      runForward(job)!.output.subarray(9 * 13, 10 * 13),
      mean.output.subarray(9 * 13, 10 * 13),
      2e-6,
      'mean',
    );
  });

  it('keeps a NaN in the rows that it went into', () => {
    const whole = randomJob({ ...sizes, batch: 1, causal: true });
    const clean = runForward(whole)!.output;
    const spoiled = (name: 'queries' | 'keys' | 'values', at: number) => {
      const copy = { ...whole, [name]: whole[name].slice() };
      copy[name][at] = Number.NaN;
      return runForward(copy)!.output;
    };
    const isNaNAt = (output: Float32Array, row: number, c: number) => Number.isNaN(output[row * 13 + c]!);
    const [query, key, value] = [
      spoiled('queries', 40 * 17 + 3),
      spoiled('keys', 70 * 17 + 3),
      spoiled('values', 70 * 13 + 3),
    ];
    for (let row = 0; row < 131; row++) {
      for (let c = 0; c < 13; c++) {
        const where = `row ${row}, column ${c}`;
        expect(isNaNAt(query, row, c), `query, ${where}`).to.equal(row === 40);
        expect(isNaNAt(key, row, c), `key, ${where}`).to.equal(row >= 70);
        expect(isNaNAt(value, row, c), `value, ${where}`).to.equal(row >= 70 && c === 3);
        if (row < 70 && row !== 40) expect(query[row * 13 + c]).to.be.closeTo(clean[row * 13 + c]!, 1e-6);
        if (row < 70) expect(value[row * 13 + c]).to.be.closeTo(clean[row * 13 + c]!, 1e-6);
      }
    }
  });

  it('doesn’t look at what a mask hides, be it NaN', () => {
    const job = randomJob({ ...sizes, batch: 1, mask: [false, false, true] });
    const clean = runForward(job)!.output;
    for (const [j, open] of job.mask!.data.entries()) {
      if (open) continue;
      job.keys.fill(Number.NaN, j * 17, (j + 1) * 17);
      job.values.fill(Number.NaN, j * 13, (j + 1) * 13);
    }
    expectNear(runForward(job)!.output, clean, 1e-6, 'output');
  });

  it('is the same whether a mask lies in memory whole or is stretched', () => {
    const [n, m] = [37, 103];
    const job = randomJob({ ...sizes, batch: 2, n, m, mask: [false, false, true] });
    const { data } = job.mask!;
    const whole = Uint8Array.from({ length: 2 * n * m }, (_, i) => data[i % m]!);
    const stretched = runForward(job)!.output;
    const full = runForward({ ...job, mask: { data: whole, strides: [n * m, m, 1] } })!.output;
    expectNear(full, stretched, 0, 'output');
  });

  it('goes through 20,000 keys, and through 20,000 queries', () => {
    const long = { seed: 3, batch: 1, dK: 8, dV: 8 };
    expectRightOutput(randomJob({ ...long, n: 3, m: 20_011 }), 2e-6);
    expectRightOutput(randomJob({ ...long, n: 20_011, m: 3 }), 2e-6);
    expectRightOutput(randomJob({ ...long, n: 1, m: 16_384, batch: 3 }), 2e-6);
  });

  it('leaves its input as it is', () => {
    const job = randomJob({ ...sizes, mask: [true, true, true], bias: [true, true, true] });
    const before = structuredClone(job);
    runForward(job);
    expect(job).to.deep.equal(before);
  });

  it('takes arrays that begin inside a larger one', () => {
    const job = randomJob(sizes);
    const inside = (x: Float32Array) => Float32Array.of(9, 9, 9, ...x, 9).subarray(3, 3 + x.length);
    const moved = {
      ...job,
      queries: inside(job.queries),
      keys: inside(job.keys),
      values: inside(job.values),
    };
    expectNear(runForward(moved)!.output, runForward(job)!.output, 0, 'output');
  });
});

describe('the test’s own numbers', () => {
  it('are normal: mean 0, variance 1, none infinite', () => {
    const numbers = normals(100_000, 1);
    const mean = numbers.reduce((a, b) => a + b, 0) / 1e5;
    const variance = numbers.reduce((a, b) => a + b * b, 0) / 1e5;
    expect(mean).to.be.closeTo(0, 0.01); // 3 standard errors
    expect(variance).to.be.closeTo(1, 0.014);
    expect(numbers.every(Number.isFinite)).to.equal(true);
  });

  it('in doubles are those worked out by hand', () => {
    // scores 0 and log 3 → weights 1/4 and 3/4, sum of exponentials 4
    const job = {
      queries: Float32Array.of(1),
      keys: Float32Array.of(0, Math.log(3)),
      values: Float32Array.of(40, 80),
      ...{ batch: 1, n: 1, m: 2, dK: 1, dV: 1, scale: 1, causal: false },
    };
    const { output, logSumExp } = doubleAttention(job);
    expect(output[0]).to.be.closeTo(70, 1e-5);
    expect(logSumExp[0]).to.be.closeTo(Math.log(4), 1e-6);
  });

  it('are noticed when they are off', () => {
    expect(() => expectNear([1, 2], [1, 2.1], 0.05, 'x')).to.throw('x: off by');
    expect(() => expectNear([Number.NaN], [1], 1, 'x')).to.throw('off by Infinity');
    expect(() => expectNear([1], [Number.NaN], 1, 'x')).to.throw('off by Infinity');
  });
});
