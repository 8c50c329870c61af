import { multiplyAdd, STRIP_BYTES } from './vector';

/**
 * The dot products of each row with 8 packed rows.
 *
 *     products [count, 8] = rows [count, depth] · strip [depth, 8]
 *
 * 4 rows at a time: their 4 × 8 sums stay in registers, 8 of the 16 that a processor has.
 * Up to 3 rows more are written where `count` is no multiple of 4.
 */
export function dotProducts(strip: usize, rows: usize, count: i32, depth: i32, products: usize): void {
  const rowBytes = depth << 2;
  const stripEnd = strip + depth * STRIP_BYTES;
  const lastRow: usize = rows + (count - 1) * rowBytes;
  for (let i = 0; i < count; i += 4) {
    let a: usize = rows + i * rowBytes;
    let b: usize = min(a + rowBytes, lastRow);
    let c: usize = min(b + rowBytes, lastRow);
    let d: usize = min(c + rowBytes, lastRow);
    let aLow = f32x4.splat(0);
    let aHigh = aLow;
    let bLow = aLow;
    let bHigh = aLow;
    let cLow = aLow;
    let cHigh = aLow;
    let dLow = aLow;
    let dHigh = aLow;
    for (let at = strip; at < stripEnd; at += STRIP_BYTES) {
      const low = v128.load(at);
      const high = v128.load(at, 16);
      let number = v128.load32_splat(a);
      aLow = multiplyAdd(low, number, aLow);
      aHigh = multiplyAdd(high, number, aHigh);
      number = v128.load32_splat(b);
      bLow = multiplyAdd(low, number, bLow);
      bHigh = multiplyAdd(high, number, bHigh);
      number = v128.load32_splat(c);
      cLow = multiplyAdd(low, number, cLow);
      cHigh = multiplyAdd(high, number, cHigh);
      number = v128.load32_splat(d);
      dLow = multiplyAdd(low, number, dLow);
      dHigh = multiplyAdd(high, number, dHigh);
      a += 4;
      b += 4;
      c += 4;
      d += 4;
    }
    v128.store(products, aLow);
    v128.store(products, aHigh, 16);
    v128.store(products, bLow, 32);
    v128.store(products, bHigh, 48);
    v128.store(products, cLow, 64);
    v128.store(products, cHigh, 80);
    v128.store(products, dLow, 96);
    v128.store(products, dHigh, 112);
    products += 4 * STRIP_BYTES;
  }
}
