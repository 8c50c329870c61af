import ts = require('@tslab/typescript-for-tslab');

type Timer = (callback: () => void, ...rest: unknown[]) => unknown;

/** Stands for the compiler's note that files have come or gone: it is read at the next cell anyway. */
const note = { note: 'files have changed' };

/**
 * Keeps the compiler's two timers apart. tslab 1.0.22 (`dist/converter.js`) knows one, that a cell is to be compiled; when a file came or went in a
 * folder in which an import had been looked for, the compiler sets a second one, and tslab fails from then on with
 * "Unexpected pending rebuildTimer".
 *
 * Call it before tslab's compiler is made: it gives that compiler's timers, as tslab sets them, another look.
 */
export function separateTimers(): void {
  onAssignment(
    'setTimeout',
    (tslabs) =>
      (callback, ...rest) =>
        callback.name === 'invalidateResolutionsOfFailedLookup' ? note : tslabs(callback, ...rest),
  );
  onAssignment(
    'clearTimeout',
    (tslabs) =>
      (timer, ...rest) =>
        timer === (note as unknown) ? undefined : tslabs(timer, ...rest),
  );
}

/** Wraps what is assigned to a copy of the compiler's `sys`. */
function onAssignment(name: 'setTimeout' | 'clearTimeout', wrap: (assigned: Timer) => Timer): void {
  const value = ts.sys[name];
  Object.defineProperty(ts.sys, name, {
    configurable: true,
    get: () => value,
    set(assigned: Timer) {
      Object.defineProperty(this, name, { value: wrap(assigned), configurable: true, writable: true });
    },
  });
}
