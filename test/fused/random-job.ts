import type { FusedJob } from '../../src/fused/fused-job.js';
import { seededRandom } from '../../src/train/seeded-random.js';

/** What a random job is made of; everything else follows from the seed. */
export interface JobSizes {
  seed: number;
  batch: number;
  n: number;
  m: number;
  dK: number;
  dV: number;
  causal?: boolean;
  /** Which axes of the mask are whole: entries, rows, columns (default: there is none). */
  mask?: readonly [boolean, boolean, boolean];
  /** The same for the bias. */
  bias?: readonly [boolean, boolean, boolean];
  scale?: number;
}

/** Numbers drawn from N(0, 1), by Box and Muller. */
export function normals(count: number, seed: number): Float32Array {
  const random = seededRandom(seed);
  return Float32Array.from(
    { length: count },
    () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random()),
  );
}

/** A job of the given sizes. A third of a mask is closed; a tenth of a bias is −∞. */
export function randomJob(sizes: JobSizes): FusedJob {
  const { seed, batch, n, m, dK, dV, causal = false, mask, bias, scale = 1 / Math.sqrt(dK) } = sizes;
  const job: FusedJob = {
    queries: normals(batch * n * dK, 7 * seed),
    keys: normals(batch * m * dK, 7 * seed + 1),
    values: normals(batch * m * dV, 7 * seed + 2),
    batch,
    n,
    m,
    dK,
    dV,
    scale,
    causal,
  };
  const random = seededRandom(7 * seed + 3);
  if (mask) {
    const { length, strides } = lieOf(mask, sizes);
    job.mask = { data: Uint8Array.from({ length }, () => Number(random() > 1 / 3)), strides };
  }
  if (bias) {
    const { length, strides } = lieOf(bias, sizes);
    const data = normals(length, 7 * seed + 4);
    job.bias = { data: data.map((x) => (random() < 0.1 ? Number.NEGATIVE_INFINITY : x)), strides };
  }
  return job;
}

/** How a matrix lies in memory of which some axes are stretched from 1. */
function lieOf(
  [entries, rows, columns]: readonly [boolean, boolean, boolean],
  { batch, n, m }: JobSizes,
): { length: number; strides: [number, number, number] } {
  const width = columns ? m : 1;
  const area = (rows ? n : 1) * width;
  return {
    length: (entries ? batch : 1) * area,
    strides: [entries ? area : 0, rows ? width : 0, columns ? 1 : 0],
  };
}
