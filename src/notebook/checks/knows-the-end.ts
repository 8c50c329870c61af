import { readNumbers } from './judge/numbers.js';
import { isStrange } from './judge/strange.js';

type Walk = (scores: number[][], values: number[][], blockSize: number) => unknown;

// In float64 e^−374 · 1e308 · e^−374 is a number above 0, and e^−748 is 0, whatever it is multiplied by; in float32, so are
// e^−53 · 1e30 · e^−53 and e^−106. What is above 0 is so in float32, too, for an answer in a tensor.
const FACTORS = [
  { lead: 374, value: 1e308 },
  { lead: 53, value: 1e30 },
];

/**
 * Whether a walk along rows of scores counts the first block from a maximum that comes later, as who goes along each row twice
 * does, be it in copies of the numbers.
 *
 * Nobody can who mixes a block before he knows the next: then a large value meets two small factors one after the other, and is
 * never multiplied by 0. Each probe is tried in a mirror, too, for walks from the right.
 *
 * @param walk computes attention, rightly
 */
export async function knowsTheEnd(walk: Walk): Promise<boolean> {
  if ((await mixed(walk, [0, 0, 0, 0], [1e-17, 1e-17, 1e-17, 1e-17])) === 0) return false; // it rounds: 0 says nothing
  for (const { lead, value } of FACTORS) {
    const fromLeft = await mixed(walk, [0, -lead, lead, 0], [0, value, 0, 0]);
    const fromRight = await mixed(walk, [0, lead, -lead, 0], [0, 0, value, 0]);
    if (fromLeft === 0 && fromRight === 0) return true;
  }
  return false;
}

// What a single row of two blocks comes to; undefined where that can't be read.
async function mixed(walk: Walk, row: number[], values: number[]): Promise<number | undefined> {
  try {
    const made = readNumbers(
      await walk(
        [row],
        values.map((value) => [value]),
        2,
      ),
    );
    return isStrange(made) ? undefined : made.values[0];
  } catch {
    return undefined;
  }
}
