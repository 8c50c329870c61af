import { ownerOnStack } from '../../../kernel/stack-owner.js';
import type { ReadyCell } from '../worker-words.js';

/** A cell that was executed: what its late output and its errors need to find it again. */
export interface Cell extends ReadyCell {
  /** True once it was interrupted: what it left behind prints nothing more. */
  interrupted: boolean;
}

/** All that the worker knows about its cells. */
export const cells: {
  readonly byLabel: Map<string, Cell>;
  /** The cell that is being executed. */
  running: Cell | undefined;
  /** The cell that was executed last. */
  last: Cell | undefined;
  /** The cell whose timer has just come, while it is answered. */
  ofTimer: Cell | undefined;
} = { byLabel: new Map(), running: undefined, last: undefined, ofTimer: undefined };

/** The cell whose code is running, if the call stack leads to one. */
export function ownerOfCode(): Cell | undefined {
  return ownerOnStack(cells.byLabel, cells.ofTimer ?? cells.running);
}

/** The cell that what is printed now belongs to; undefined for what an interrupted cell left behind. */
export function cellForOutput(): Cell | undefined {
  const owner = ownerOfCode();
  return owner?.interrupted ? undefined : (owner ?? cells.running ?? cells.last);
}
