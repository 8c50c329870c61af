/** As much as one more kernel of a chapter may take. */
const littleMemory = 1024 ** 3;

/** What a system says of its memory, in bytes. */
export interface MemoryTold {
  /** What can be had, of the machine or of what a container allows: `process.availableMemory()`. */
  available: number;
  /** What nobody uses, not even for keeping files at hand: `os.freemem()`. */
  free: number;
  /** `process.platform` */
  platform: string;
}

/**
 * Whether less than 1 GiB of memory can be had.
 *
 * macOS and the BSDs keep nearly all of it in use for files, and an older Node.js tells only of what nobody uses there: then
 * nothing is known, and memory isn't called short.
 *
 * @see libuv issue 3897, https://github.com/libuv/libuv/issues/3897
 * @example
 * const told = { available: 2e8, free: 2e8, platform: 'linux' };
 * isMemoryShort(told); // → true
 * isMemoryShort({ ...told, platform: 'darwin' }); // → false
 */
export function isMemoryShort({ available, free, platform }: MemoryTold): boolean {
  const isTold = platform === 'linux' || platform === 'win32' || available > 1.1 * free;
  return isTold && available < littleMemory;
}
