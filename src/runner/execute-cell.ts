import type { NotebookCell } from '../format/notebook.js';
import { isSolution } from '../format/solutions.js';
import type { KernelClient } from '../jupyter/kernel-client.js';
import type { Message } from '../jupyter/wire.js';
import type { CellFailure } from './notebook-error.js';

const graceMilliseconds = 2000;
/** More than a timer can count; with more it would ring at once. */
const longestTimer = 2 ** 31 - 1;

/**
 * Executes one cell, and stops it when it takes too long: by an interrupt, and if that doesn't help by ending the kernel.
 *
 * @param cell its `execution_count` is set
 * @param kernel where it runs
 * @param receive gets the messages that carry its outputs
 * @param timeoutSeconds the time limit
 * @returns how it failed, or undefined
 */
export async function executeCell(
  cell: NotebookCell,
  kernel: KernelClient,
  receive: (message: Message) => void,
  timeoutSeconds: number,
): Promise<CellFailure | undefined> {
  let late = false;
  let lastResort: NodeJS.Timeout | undefined;
  const limit = setTimeout(
    () => {
      late = true;
      kernel.interrupt().catch(() => {});
      lastResort = setTimeout(kernel.kill, graceMilliseconds);
    },
    Math.min(timeoutSeconds * 1000, longestTimer),
  );
  try {
    const reply = await kernel.execute(cell.source, receive, { store_history: !isSolution(cell) });
    if (!isSolution(cell)) cell.execution_count = reply.execution_count ?? null;
    return late ? tooLate(timeoutSeconds) : failureIn(reply);
  } catch (error) {
    if (late) return tooLate(timeoutSeconds);
    return { reached: 'kernel', ename: 'DeadKernel', evalue: (error as Error).message, traceback: [] };
  } finally {
    clearTimeout(limit);
    clearTimeout(lastResort);
  }
}

/** Plain tslab says nothing but that it failed. */
function failureIn({ status, ename, evalue, traceback }: Message['content']): CellFailure | undefined {
  if (status === 'ok') return undefined;
  return {
    reached: 'cell',
    ename: ename ?? status,
    evalue: evalue ?? 'see the output of the cell',
    traceback: traceback ?? [],
  };
}

function tooLate(seconds: number): CellFailure {
  return {
    reached: 'kernel',
    ename: 'Timeout',
    evalue: `expected to take at most ${seconds} s`,
    traceback: [],
  };
}
