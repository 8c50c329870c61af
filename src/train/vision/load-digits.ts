import { readAsset } from '../../assets/read-asset.js';

/** Handwritten digits, and what they are. */
export interface Digits {
  /** Each 8 × 8: row by row, how much ink a pixel has, from 0 to 1. */
  images: number[][][];
  /** Which digit each image shows, 0 to 9. */
  labels: number[];
}

const SIDE = 8;
const BYTES = SIDE * SIDE + 1; // 64 pixels of 0 to 16, then the label

/**
 * Loads 1,797 digits that 13 people wrote by hand, in the order in which they stand in the collection.
 *
 * @returns images of 8 × 8 pixels, and their labels
 * @see E. Alpaydin, C. Kaynak 1998, Optical Recognition of Handwritten Digits, https://doi.org/10.24432/C50P49
 * @example
 * const { images, labels } = await loadDigits();
 * labels.slice(0, 4); // → [0, 1, 2, 3]
 * images[0][0]; // → [0, 0, 0.3125, 0.8125, 0.5625, 0.0625, 0, 0]
 */
export async function loadDigits(): Promise<Digits> {
  const bytes = await readAsset('digits/digits.bin');
  const starts = Array.from({ length: bytes.length / BYTES }, (_, i) => i * BYTES);
  return {
    images: starts.map((start) => imageAt(bytes, start)),
    labels: starts.map((start) => bytes[start + BYTES - 1]!),
  };
}

function imageAt(bytes: Uint8Array, start: number): number[][] {
  return Array.from({ length: SIDE }, (_, row) =>
    Array.from(bytes.subarray(start + row * SIDE, start + (row + 1) * SIDE), (ink) => ink / 16),
  );
}
