import type { StoredTensor } from './safetensors.js';

/** A matrix that stays as it is stored; its rows become float32 when they are asked for. */
export interface StoredMatrix {
  rows: number;
  columns: number;
  /** Writes row `index` as float32 numbers to `target`, from `offset` on. */
  readRow(index: number, target: Float32Array, offset: number): void;
}

type ReadRow = StoredMatrix['readRow'];

/**
 * Opens a stored tensor as a matrix of the expected shape. A vector counts as a matrix of one row.
 *
 * Types: F32, F16, BF16, and the kit's own 8-bit form: I8 `[rows, columns]` beside `NAME.scale`, F16 or F32 `[rows, groups]`,
 * with number = whole number · scale of its group, each group being columns / groups neighbours in the row.
 *
 * @param tensors what `readSafetensors` returned
 * @param name the tensor's name
 * @param shape `[columns]` or `[rows, columns]`
 * @throws {RangeError} when it is missing, of another shape, or of a type that is none of these
 */
export function openMatrix(
  tensors: ReadonlyMap<string, StoredTensor>,
  name: string,
  shape: readonly number[],
): StoredMatrix {
  const stored = tensors.get(name);
  if (!stored) throw new RangeError(`openMatrix: expected a tensor ${name}, got none of that name`);
  checkShape(name, stored.shape, shape);
  const columns = shape.at(-1)!;
  const rows = shape.length === 2 ? shape[0]! : 1;
  return { rows, columns, readRow: rowReader(tensors, name, stored, rows, columns) };
}

/** All numbers of a stored matrix, row after row. */
export function allValues(matrix: StoredMatrix): Float32Array {
  const values = new Float32Array(matrix.rows * matrix.columns);
  for (let row = 0; row < matrix.rows; row++) matrix.readRow(row, values, row * matrix.columns);
  return values;
}

/** Rows side by side that are turned into columns at once, so that each write fills a stretch of memory. */
const BLOCK = 16;

/** All numbers, with rows and columns exchanged: files store `[out, in]`, row vectors need `[in, out]`. */
export function transposedValues({ rows, columns, readRow }: StoredMatrix): Float32Array {
  const values = new Float32Array(rows * columns);
  const block = new Float32Array(BLOCK * columns);
  for (let first = 0; first < rows; first += BLOCK) {
    const height = Math.min(BLOCK, rows - first);
    for (let i = 0; i < height; i++) readRow(first + i, block, i * columns);
    for (let column = 0; column < columns; column++) {
      for (let i = 0; i < height; i++) values[column * rows + first + i] = block[i * columns + column]!;
    }
  }
  return values;
}

function rowReader(
  tensors: ReadonlyMap<string, StoredTensor>,
  name: string,
  stored: StoredTensor,
  rows: number,
  columns: number,
): ReadRow {
  if (stored.dtype === 'F32') return plainRows(new Float32Array(alignedBuffer(stored.bytes)), columns);
  if (stored.dtype === 'F16') return halfRows(new Uint16Array(alignedBuffer(stored.bytes)), columns);
  if (stored.dtype === 'BF16') return brainRows(new Uint16Array(alignedBuffer(stored.bytes)), columns);
  if (stored.dtype === 'I8') return quantisedRows(stored, readScales(tensors, name, rows, columns), columns);
  throw new RangeError(
    `openMatrix: expected ${name} as F32, F16, BF16 or I8 with scales, got ${stored.dtype}`,
  );
}

function plainRows(values: Float32Array, columns: number): ReadRow {
  return (row, target, offset) => target.set(values.subarray(row * columns, (row + 1) * columns), offset);
}

function halfRows(halves: Uint16Array, columns: number): ReadRow {
  return (row, target, offset) => {
    for (let i = 0; i < columns; i++) target[offset + i] = fromHalf(halves[row * columns + i]!);
  };
}

/** bfloat16 is the upper half of a float32. */
function brainRows(halves: Uint16Array, columns: number): ReadRow {
  return (row, target, offset) => {
    const bits = new Uint32Array(target.buffer, target.byteOffset, target.length);
    for (let i = 0; i < columns; i++) bits[offset + i] = halves[row * columns + i]! << 16;
  };
}

function quantisedRows(
  stored: StoredTensor,
  scales: { values: Float32Array; groups: number },
  columns: number,
): ReadRow {
  const wholes = new Int8Array(stored.bytes.buffer, stored.bytes.byteOffset, stored.bytes.length);
  const size = columns / scales.groups;
  return (row, target, offset) => {
    for (let group = 0; group < scales.groups; group++) {
      const scale = scales.values[row * scales.groups + group]!;
      const first = group * size;
      for (let i = first; i < first + size; i++) target[offset + i] = wholes[row * columns + i]! * scale;
    }
  };
}

function readScales(
  tensors: ReadonlyMap<string, StoredTensor>,
  name: string,
  rows: number,
  columns: number,
): { values: Float32Array; groups: number } {
  const scale = tensors.get(`${name}.scale`);
  if (!scale) throw new RangeError(`openMatrix: expected scales ${name}.scale beside I8 numbers, got none`);
  const groups = scale.shape[1] ?? 1;
  const fits = scale.shape[0] === rows && scale.shape.length <= 2 && columns % groups === 0;
  if (!fits)
    throw new RangeError(
      `openMatrix: expected ${name}.scale of shape [${rows}, a divisor of ${columns}], got [${scale.shape.join(', ')}]`,
    );
  if (scale.dtype === 'I8')
    throw new RangeError(`openMatrix: expected ${name}.scale as F16 or F32, got ${scale.dtype}`);
  return { values: allValues(openMatrix(tensors, `${name}.scale`, scale.shape)), groups };
}

function checkShape(name: string, got: readonly number[], expected: readonly number[]): void {
  if (got.join() === expected.join()) return;
  throw new RangeError(
    `openMatrix: expected ${name} of shape [${expected.join(', ')}], got [${got.join(', ')}]`,
  );
}

/** The bytes as a buffer of their own: a typed array of 2 or 4 bytes a number can't begin at an odd place. */
function alignedBuffer(bytes: Uint8Array): ArrayBuffer {
  return new Uint8Array(bytes).buffer; // copies; the slice() of a Node Buffer would not
}

/** A float16 (1 sign bit, 5 exponent bits, 10 fraction bits) as a number. */
function fromHalf(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 31;
  const fraction = bits & 1023;
  if (exponent === 0) return sign * fraction * 2 ** -24;
  if (exponent === 31) return fraction ? Number.NaN : sign * Number.POSITIVE_INFINITY;
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}
