import type { Message } from '../../jupyter/wire.js';
import type { CellText } from '../../kernel/cell-text.js';
import { ownerOnStack } from '../../kernel/stack-owner.js';

/** A cell that was executed: what its late output and its errors need to find it again. */
export interface Cell extends CellText {
  request: Message;
  compiled?: string;
  /** True once it was interrupted: what it left behind prints nothing more. */
  interrupted: boolean;
  /** Ends the cell with an error, whatever its code still waits for; calls back when it has ended. */
  interrupt: (done: () => void) => void;
}

/** What an interrupt finds on the stack. */
export const Phase = {
  /** A callback or an awaiting function of some cell, or nothing. */
  callbacks: 0,
  /** The running cell's script, which a signal breaks off in order. */
  script: 1,
  /** The kernel's own work, which must not be broken off. */
  kernel: 2,
} as const;

/** All that the process knows about its cells. */
export const cells: {
  byLabel: Map<string, Cell>;
  /** The cell that is being executed. */
  running: Cell | undefined;
  /** The cell that was executed last. */
  last: Cell | undefined;
  /** `[0]` tells the guard what is on the stack, see `Phase`. */
  phase: Int32Array;
} = {
  byLabel: new Map(),
  running: undefined,
  last: undefined,
  phase: new Int32Array(new SharedArrayBuffer(4)),
};

/**
 * Tells which cell's code is running: a timer or a promise of an earlier cell may be at work while another cell waits.
 *
 * A context that follows all promises (`AsyncLocalStorage`) would know more than the call stack, but must not be broken
 * into, and an interrupt does just that.
 *
 * @returns the cell, or undefined when no frame on the stack is a cell's
 */
export function ownerOfCode(): Cell | undefined {
  return cells.phase[0] === Phase.script ? cells.running : ownerOnStack(cells.byLabel);
}

/** The cell that what is printed now belongs to; undefined for what an interrupted cell left behind. */
export function cellForOutput(): Cell | undefined {
  const owner = ownerOfCode();
  return owner?.interrupted ? undefined : (owner ?? cells.running ?? cells.last);
}

/** Does work while the guard knows what is on the stack. */
export function during<T>(phase: number, work: () => T): T {
  const before = Atomics.exchange(cells.phase, 0, phase);
  try {
    return work();
  } finally {
    Atomics.store(cells.phase, 0, before);
  }
}
