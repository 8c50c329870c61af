const MOST = 32_767;

/**
 * Numbers of matrices in 16 bits each, an eighth of a thousandth of the matrix's largest apart at most.
 *
 * First stands, for each matrix, the largest of its numbers without their signs (32 bits, little-endian); then come all numbers, from
 * −32,767 to 32,767 (16 bits).
 */
export function packNumbers(matrices: readonly Float32Array[]): Uint8Array {
  const largest = matrices.map((matrix) =>
    matrix.reduce((most, value) => Math.max(most, Math.abs(value)), 0),
  );
  const whole = matrices.flatMap((matrix, i) => {
    const unit = (largest[i] || 1) / MOST;
    return Array.from(matrix, (value) => Math.round(value / unit));
  });
  const head = new Uint8Array(Float32Array.from(largest).buffer);
  const numbers = new Uint8Array(Int16Array.from(whole).buffer);
  const bytes = new Uint8Array(head.length + numbers.length);
  bytes.set(head);
  bytes.set(numbers, head.length);
  return bytes;
}

/**
 * The matrices that `packNumbers` has packed.
 *
 * @param bytes as of `packNumbers`
 * @param sizes how many numbers each matrix has
 */
export function unpackNumbers(bytes: Uint8Array, sizes: readonly number[]): Float32Array[] {
  const { buffer } = bytes.slice();
  const largest = new Float32Array(buffer, 0, sizes.length);
  const numbers = new Int16Array(buffer, largest.byteLength);
  let at = 0;
  return sizes.map((size, i) => {
    at += size;
    return Float32Array.from(numbers.subarray(at - size, at), (value) => (value * largest[i]!) / MOST);
  });
}
