import { type Cell, cells, ownerOfCode } from './cells.js';

const alive = new Map<Cell, Set<number>>();
const { clearTimeout } = globalThis;

/**
 * Lets timers know the cell they belong to, so that an interrupt can stop what a cell left running.
 *
 * A loop that waits for a timer is not on the stack: there is nothing to break off. Without its timer it never goes on.
 */
export function followTimers(): void {
  for (const name of ['setTimeout', 'setInterval'] as const) {
    const original = globalThis[name] as unknown as (
      call: unknown,
      ms?: number,
      ...rest: unknown[]
    ) => number;
    const followed = (call: unknown, ms?: number, ...rest: unknown[]) => {
      const cell = ownerOfCode();
      if (cell?.interrupted) throw new Error(`${cell.label} was interrupted`);
      if (!cell || typeof call !== 'function') return original(call, ms, ...rest);
      const timers = alive.get(cell) ?? new Set();
      alive.set(cell, timers);
      const handle = original(
        (...given: unknown[]) => {
          if (name === 'setTimeout') timers.delete(handle);
          cells.ofTimer = cell;
          try {
            call(...given);
          } finally {
            cells.ofTimer = undefined;
          }
        },
        ms,
        ...rest,
      );
      timers.add(handle);
      return handle;
    };
    Object.assign(globalThis, { [name]: followed });
  }
}

/** Stops all timers that the cell's code has set. */
export function stopTimers(cell: Cell): void {
  for (const handle of alive.get(cell) ?? []) clearTimeout(handle);
  alive.delete(cell);
}
