import { indexed } from './indexed.js';
import type { WordVectors } from './word-vectors.js';

const STEPS_PER_UNIT = 6000;
const D_MODEL = 50;

/** The kit's word vectors from the bytes of its two files: a word a line, and whole numbers of 16 bits, 50 for each word. */
export function storedVectors(words: Uint8Array, numbers: Uint8Array): WordVectors {
  return indexed(new TextDecoder().decode(words).trimEnd().split('\n'), dequantised(numbers), D_MODEL);
}

function dequantised(bytes: Uint8Array): Float32Array {
  const stored = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const values = new Float32Array(bytes.byteLength / 2);
  for (let i = 0; i < values.length; i++) values[i] = stored.getInt16(2 * i, true) / STEPS_PER_UNIT;
  return values;
}
