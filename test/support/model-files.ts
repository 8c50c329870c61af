import { readFileSync } from 'node:fs';

/** A stored tensor to be written: its type, its shape, and its bytes. */
export interface Entry {
  dtype: string;
  shape: number[];
  bytes: Uint8Array;
}

/** Writes a safetensors file, independently of the reader under test. `edit` may spoil the header. */
export function safetensorsFile(
  entries: Record<string, Entry>,
  edit: (header: Record<string, unknown>) => void = () => undefined,
): Uint8Array {
  const header: Record<string, unknown> = {};
  let offset = 0;
  for (const [name, { dtype, shape, bytes }] of Object.entries(entries)) {
    header[name] = { dtype, shape, data_offsets: [offset, offset + bytes.length] };
    offset += bytes.length;
  }
  edit(header);
  const text = Buffer.from(JSON.stringify(header));
  const size = Buffer.alloc(8);
  size.writeBigUInt64LE(BigInt(text.length));
  return new Uint8Array(Buffer.concat([size, text, ...Object.values(entries).map(({ bytes }) => bytes)]));
}

export function float32Entry(shape: number[], values: readonly number[]): Entry {
  return { dtype: 'F32', shape, bytes: new Uint8Array(Float32Array.from(values).buffer) };
}

export function float16Entry(shape: number[], bits: readonly number[]): Entry {
  return { dtype: 'F16', shape, bytes: new Uint8Array(Uint16Array.from(bits).buffer) };
}

export function int8Entry(shape: number[], values: readonly number[]): Entry {
  return { dtype: 'I8', shape, bytes: new Uint8Array(Int8Array.from(values).buffer) };
}

/** A file of test/reference/. */
export function referenceFile(name: string): Uint8Array {
  return new Uint8Array(readFileSync(new URL(`../../../test/reference/${name}`, import.meta.url)));
}

/** The small BERT of test/reference/, as files by name. */
export function tinyBertFiles(): Record<string, Uint8Array> {
  const names = ['config.json', 'tokenizer.json', 'model.safetensors'];
  return Object.fromEntries(names.map((name) => [name, referenceFile(`tiny-bert/${name}`)]));
}

/** The small BERT with a changed config.json. */
export function withConfig(change: object): Record<string, Uint8Array> {
  const files = tinyBertFiles();
  const config = { ...JSON.parse(new TextDecoder().decode(files['config.json'])), ...change };
  return { ...files, 'config.json': new TextEncoder().encode(JSON.stringify(config)) };
}
