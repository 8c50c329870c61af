import { allowRelaxedSimd } from '#relaxed-simd';
import { assembled } from './assembled.js';

/** Which of the four builds: with the instruction that multiplies and adds at once or without, memory shared or not. */
export interface Variant {
  relaxed: boolean;
  shared: boolean;
}

/** One of the kernel's functions that do a tile of work: they write only what is theirs, twice is as good as once. */
export type TileKind = 'forwardTile' | 'queryGradientTile' | 'keyGradientTile';

type Tile = (job: number, tile: number, scratch: number) => void;

/** What the assembled module offers. */
export type KernelExports = Record<TileKind, Tile> &
  Record<`${TileKind}Count`, (job: number) => number> &
  Record<`${TileKind}Scratch`, (dK: number, dV: number) => number> & {
    multiplyAdds(rounds: number): number;
    readMemory(start: number, bytes: number): number;
  };

/** A kernel that is ready to run, in memory of its own. */
export interface Kernel {
  variant: Variant;
  module: WebAssembly.Module;
  memory: WebAssembly.Memory;
  exports: KernelExports;
}

let current: Kernel | undefined;

/** The kernel that suits this host best; undefined where it knows no SIMD. */
export function fusedKernel(): Kernel | undefined {
  current ??= chooseKernel({});
  return current;
}

/** Whether there is a kernel for this host. */
export function fusedAvailable(): boolean {
  return fusedKernel() !== undefined;
}

/** Makes this kernel the one that is used. */
export function useKernel(kernel: Kernel): void {
  current = kernel;
}

/** The same kernel in new memory. */
export function renewed({ module, variant }: Pick<Kernel, 'module' | 'variant'>): Kernel {
  const memory = new WebAssembly.Memory({ initial: 1, maximum: MOST_PAGES, shared: variant.shared });
  const { exports } = new WebAssembly.Instance(module, { env: { memory } });
  return { variant, module, memory, exports: exports as unknown as KernelExports };
}

/** Makes a kernel the one that is used: the best that this host allows and the wish leaves open. */
export function chooseKernel(wish: Partial<Variant>): Kernel | undefined {
  const kernel = findKernel(wish);
  if (kernel) current = kernel;
  return kernel;
}

let portable: Kernel | undefined;

/**
 * The kernel that gives the same bits on every machine, alone on its thread; undefined where there is no SIMD.
 * An instruction that multiplies and adds at once rounds as the machine likes.
 */
export function portableKernel(): Kernel | undefined {
  portable ??= findKernel({ relaxed: false, shared: false });
  return portable;
}

function findKernel(wish: Partial<Variant>): Kernel | undefined {
  for (const relaxed of [true, false]) {
    for (const shared of [true, false]) {
      const refused = [wish.relaxed === !relaxed, wish.shared === !shared, shared && !canShareMemory()];
      if (refused.includes(true)) continue;
      const bytes = bytesOf({ relaxed, shared });
      if (isValid(bytes, relaxed)) return start(bytes, { relaxed, shared });
    }
  }
  return undefined;
}

/** Node.js always can; a page must be isolated from pages of other origins. */
function canShareMemory(): boolean {
  return typeof SharedArrayBuffer !== 'undefined' && globalThis.crossOriginIsolated !== false;
}

function isValid(bytes: Uint8Array<ArrayBuffer>, relaxed: boolean): boolean {
  if (typeof WebAssembly === 'undefined') return false;
  if (WebAssembly.validate(bytes)) return true;
  if (!relaxed) return false;
  allowRelaxedSimd();
  return WebAssembly.validate(bytes);
}

function bytesOf({ relaxed, shared }: Variant): Uint8Array<ArrayBuffer> {
  const base64 = assembled[relaxed ? 'relaxed' : 'simd'][shared ? 'shared' : 'unshared'];
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}

/** Shared memory must say how far it may grow; that much is only reserved. */
const MOST_PAGES = 65536;

function start(bytes: Uint8Array<ArrayBuffer>, variant: Variant): Kernel {
  return renewed({ module: new WebAssembly.Module(bytes), variant });
}
