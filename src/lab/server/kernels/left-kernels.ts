import { freemem } from 'node:os';
import type { KernelStore } from './kernel-store.js';
import type { LabKernel } from './lab-kernel.js';
import { isMemoryShort } from './memory-short.js';

/** When a kernel that no page is joined to is ended. */
export interface LeaveRules {
  /** Milliseconds that it may be idle; `Infinity` keeps it. */
  readonly idle: number;
  /** Whether this machine, or what the server may use of it, has little memory left. */
  readonly isMemoryShort: () => boolean;
}

/** A kernel that no page is joined to and that runs nothing. */
interface Left {
  readonly id: string;
  /** Milliseconds since its page was closed or it put out something, whichever is later. */
  readonly idle: number;
}

/**
 * Milliseconds that a kernel outlives its page even when memory is short. A browser tells a page neither whether it is
 * left for good or loads again, nor the server whether the connection is cut: whoever comes back must find the variables.
 */
const reload = 30_000;

/** Ten minutes; when memory is short is said beside. */
export const usualRules: LeaveRules = {
  idle: 10 * 60_000,
  isMemoryShort: () =>
    isMemoryShort({
      available: process.availableMemory(),
      free: freemem(),
      platform: process.platform,
    }),
};

/**
 * Which kernels to end now: those that were idle for long, and one by one those that were left first when memory is
 * short.
 *
 * @example
 * const left = [{ id: 'a', idle: 40_000 }, { id: 'b', idle: 50_000 }];
 * kernelsToEnd(left, { idle: 600_000, isMemoryShort: () => true }); // → ['b']
 */
export function kernelsToEnd(left: readonly Left[], { idle, isMemoryShort }: LeaveRules): string[] {
  const long = left.filter((each) => each.idle >= idle);
  const [longest] = left.toSorted((a, b) => b.idle - a.idle);
  const gives = long.length === 0 && longest && longest.idle >= reload && isMemoryShort();
  return (gives ? [longest] : long).map(({ id }) => id);
}

/** Ends kernels whose page is closed, by the rules; never one that runs a cell. @returns stops looking */
export function endLeftKernels(kernels: KernelStore, rules: LeaveRules): () => void {
  const since = new Map<string, number>();
  const look = () => {
    const all = kernels.list();
    for (const id of since.keys()) if (!all.some((kernel) => kernel.id === id)) since.delete(id);
    const left = all.flatMap((kernel) => leftFor(kernel, since));
    for (const id of kernelsToEnd(left, rules))
      kernels
        .shutdown(id)
        .catch((error: Error) => console.error(`A kernel could not be ended: ${error.message}`));
  };
  const timer = setInterval(look, Math.max(50, Math.min(rules.idle / 10, 5000))).unref();
  return () => clearInterval(timer);
}

function leftFor(kernel: LabKernel, since: Map<string, number>): Left[] {
  const { id, state, lines, lastActivity } = kernel;
  if (lines.attached.length > 0 || (state !== 'idle' && state !== 'dead')) {
    since.delete(id);
    return [];
  }
  const now = Date.now();
  if (!since.has(id)) since.set(id, now);
  return [{ id, idle: now - Math.max(since.get(id)!, lastActivity.getTime()) }];
}
