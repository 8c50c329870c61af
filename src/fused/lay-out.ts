import { FIRST_FREE } from './job-fields.js';

const PAGE = 65536;
const LINE = 64; // bytes of a cache line: no two arrays share one

/** Gives each named array of so many bytes its address, and grows the memory until all fit. */
export function layOut<Name extends string>(
  memory: WebAssembly.Memory,
  sizes: Record<Name, number>,
): Record<Name, number> {
  const addresses = {} as Record<Name, number>;
  let next = FIRST_FREE;
  for (const [name, bytes] of Object.entries(sizes) as [Name, number][]) {
    addresses[name] = next;
    next += Math.ceil(bytes / LINE) * LINE;
  }
  const missing = next + LINE - memory.buffer.byteLength; // a line more, since whole vectors are read at ends
  if (missing > 0) memory.grow(Math.ceil(missing / PAGE));
  return addresses;
}

/** Copies numbers to an address. */
export function copyIn(
  memory: WebAssembly.Memory,
  address: number,
  numbers: Float32Array | Uint8Array,
): void {
  if (numbers instanceof Uint8Array) new Uint8Array(memory.buffer, address, numbers.length).set(numbers);
  else new Float32Array(memory.buffer, address, numbers.length).set(numbers);
}

/** Copies numbers from an address until `target` is full. */
export function copyOut(memory: WebAssembly.Memory, address: number, target: Float32Array): void {
  target.set(new Float32Array(memory.buffer, address, target.length));
}
