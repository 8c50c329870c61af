import { multiplyAdd, STRIP_BYTES } from './vector';

/**
 * Adds to 8 packed sums each row, times the weight that each of the 8 gives it.
 *
 *     sums [depth, 8] += rowsᵀ [depth, count] · weights [count, 8]
 *
 * 4 columns at a time: their 4 × 8 sums stay in registers while all rows go by.
 * Up to 3 columns more are written where `depth` is no multiple of 4.
 */
export function addWeightedSums(weights: usize, rows: usize, count: i32, depth: i32, sums: usize): void {
  const rowBytes = depth << 2;
  const weightsEnd = weights + count * STRIP_BYTES;
  for (let column = 0; column < rowBytes; column += 16) {
    let row: usize = rows + column;
    let aLow = v128.load(sums);
    let aHigh = v128.load(sums, 16);
    let bLow = v128.load(sums, 32);
    let bHigh = v128.load(sums, 48);
    let cLow = v128.load(sums, 64);
    let cHigh = v128.load(sums, 80);
    let dLow = v128.load(sums, 96);
    let dHigh = v128.load(sums, 112);
    for (let at = weights; at < weightsEnd; at += STRIP_BYTES) {
      const low = v128.load(at);
      const high = v128.load(at, 16);
      let number = v128.load32_splat(row);
      aLow = multiplyAdd(low, number, aLow);
      aHigh = multiplyAdd(high, number, aHigh);
      number = v128.load32_splat(row, 4);
      bLow = multiplyAdd(low, number, bLow);
      bHigh = multiplyAdd(high, number, bHigh);
      number = v128.load32_splat(row, 8);
      cLow = multiplyAdd(low, number, cLow);
      cHigh = multiplyAdd(high, number, cHigh);
      number = v128.load32_splat(row, 12);
      dLow = multiplyAdd(low, number, dLow);
      dHigh = multiplyAdd(high, number, dHigh);
      row += rowBytes;
    }
    v128.store(sums, aLow);
    v128.store(sums, aHigh, 16);
    v128.store(sums, bLow, 32);
    v128.store(sums, bHigh, 48);
    v128.store(sums, cLow, 64);
    v128.store(sums, cHigh, 80);
    v128.store(sums, dLow, 96);
    v128.store(sums, dHigh, 112);
    sums += 4 * STRIP_BYTES;
  }
}

/** The same for rows that may hold NaN or ∞: a weight of 0 adds nothing, whatever it is a weight of. Slow. */
export function addSeenSums(weights: usize, rows: usize, count: i32, depth: i32, sums: usize): void {
  const weightsEnd = weights + count * STRIP_BYTES;
  for (let at = weights; at < weightsEnd; at += STRIP_BYTES) {
    for (let column = 0; column < depth; column++) {
      addSeen(at, rows, sums + column * STRIP_BYTES);
      addSeen(at + 16, rows, sums + column * STRIP_BYTES + 16);
      rows += 4;
    }
  }
}

function addSeen(weights: usize, number: usize, sums: usize): void {
  const weight = v128.load(weights);
  const hidden = f32x4.eq(weight, f32x4.splat(0));
  const part = v128.andnot(f32x4.mul(weight, v128.load32_splat(number)), hidden);
  v128.store(sums, f32x4.add(v128.load(sums), part));
}
