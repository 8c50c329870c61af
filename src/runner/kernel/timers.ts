import { clearImmediate, clearTimeout } from 'node:timers';
import { promisify } from 'node:util';
import { type Cell, ownerOfCode } from './cell.js';

type Handle = NodeJS.Timeout | NodeJS.Immediate;

const alive = new WeakMap<Cell, Set<WeakRef<Handle>>>();

/**
 * Lets timers know the cell they belong to, so that an interrupt can stop what a cell left running.
 *
 * A loop that waits for a timer is not on the stack: there is nothing to break off. Without its timer it never goes on.
 */
export function followTimers(): void {
  for (const name of ['setTimeout', 'setInterval', 'setImmediate'] as const) {
    const original = globalThis[name] as (...args: unknown[]) => Handle;
    const followed = (...args: unknown[]) => {
      const cell = ownerOfCode();
      if (cell?.interrupted) throw new Error(`${cell.label} was interrupted`);
      const handle = original(...args);
      if (cell) remember(cell, handle);
      return handle;
    };
    const custom = { [promisify.custom]: Reflect.get(original, promisify.custom) };
    Object.assign(globalThis, { [name]: Object.assign(followed, custom) });
  }
}

/** Stops all timers that the cell's code has set. */
export function stopTimers(cell: Cell): void {
  for (const reference of alive.get(cell) ?? []) {
    const handle = reference.deref();
    clearTimeout(handle as NodeJS.Timeout | undefined);
    clearImmediate(handle as NodeJS.Immediate | undefined);
  }
  alive.delete(cell);
}

function remember(cell: Cell, handle: Handle): void {
  const handles = alive.get(cell) ?? new Set();
  alive.set(cell, handles);
  if (handles.size > 1000) for (const old of handles) if (!old.deref()) handles.delete(old);
  handles.add(new WeakRef(handle));
}
