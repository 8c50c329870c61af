/** One tensor as it lies in a file: its bytes are a view, nothing is copied. */
export interface StoredTensor {
  dtype: string;
  shape: readonly number[];
  bytes: Uint8Array;
}

/** Bytes a number, for the types that have whole bytes. */
const SIZES: Readonly<Record<string, number>> = {
  F64: 8, I64: 8, U64: 8, F32: 4, I32: 4, U32: 4, F16: 2, BF16: 2, I16: 2, U16: 2, I8: 1, U8: 1, BOOL: 1,
}; // biome-ignore format: a table

/**
 * Reads the table of contents of a safetensors file, and checks it against the file before any number is used.
 *
 * The format: 8 bytes (the header's length, little-endian), the header (JSON: name → type, shape, first and last byte),
 * then the tensors' bytes without gaps.
 *
 * @param bytes the whole file
 * @returns the tensors by name, as views into `bytes`
 * @throws {RangeError} when the header, a type, a shape or a place doesn't fit the file
 * @see Hugging Face, Safetensors, "Format", https://huggingface.co/docs/safetensors
 */
export function readSafetensors(bytes: Uint8Array): Map<string, StoredTensor> {
  const { header, data } = splitFile(bytes);
  const places: [number, number][] = [];
  const tensors = new Map<string, StoredTensor>();
  for (const [name, entry] of Object.entries(header)) {
    if (name === '__metadata__') continue;
    const { dtype, shape, start, end } = readEntry(name, entry, data.length);
    places.push([start, end]);
    tensors.set(name, { dtype, shape, bytes: data.subarray(start, end) });
  }
  checkNoGaps(places, data.length);
  return tensors;
}

function splitFile(bytes: Uint8Array): { header: Record<string, unknown>; data: Uint8Array } {
  if (bytes.length < 8) throw broken('8 bytes or more', `${bytes.length}`);
  const size = Number(new DataView(bytes.buffer, bytes.byteOffset, 8).getBigUint64(0, true));
  if (size > bytes.length - 8) throw broken(`a header of at most ${bytes.length - 8} bytes`, `${size}`);
  const text = new TextDecoder().decode(bytes.subarray(8, 8 + size));
  return { header: parseHeader(text), data: bytes.subarray(8 + size) };
}

function parseHeader(text: string): Record<string, unknown> {
  try {
    const header: unknown = JSON.parse(text);
    if (isRecord(header)) return header;
  } catch {
    // falls through to the one sentence that names what came
  }
  throw broken('a header that is a JSON object', JSON.stringify(text.slice(0, 40)));
}

function readEntry(
  name: string,
  entry: unknown,
  available: number,
): { dtype: string; shape: number[]; start: number; end: number } {
  const { dtype, shape, data_offsets: offsets } = isRecord(entry) ? entry : {};
  if (typeof dtype !== 'string' || !isCounts(shape) || !isCounts(offsets) || offsets.length !== 2)
    throw broken(`type, shape and place of ${name}`, JSON.stringify(entry));
  const [start, end] = offsets as [number, number];
  const size = SIZES[dtype];
  if (size === undefined) throw broken(`${name} of one of the types ${Object.keys(SIZES).join(', ')}`, dtype);
  const needed = shape.reduce((product, length) => product * length, size);
  if (end - start !== needed)
    throw broken(`${needed} bytes for ${name} (${dtype}, [${shape.join(', ')}])`, `${end - start}`);
  if (end > available) throw broken(`${name} to end within ${available} bytes of data`, `byte ${end}`);
  return { dtype, shape, start, end };
}

function checkNoGaps(places: [number, number][], length: number): void {
  let reached = 0;
  for (const [start, end] of places.sort((a, b) => a[0] - b[0] || a[1] - b[1])) {
    if (start !== reached) throw broken(`a tensor that begins at byte ${reached}`, `byte ${start}`);
    reached = end;
  }
  if (reached !== length) throw broken(`${reached} bytes of data`, `${length}`);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isCounts(value: unknown): value is number[] {
  return Array.isArray(value) && value.every((x) => Number.isSafeInteger(x) && x >= 0);
}

function broken(expected: string, got: string): RangeError {
  return new RangeError(`readSafetensors: expected ${expected}, got ${got}`);
}
