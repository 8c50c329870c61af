import { readFileSync } from 'node:fs';

/** Ticks in a second, as Linux counts for programs on all machines. */
const ticks = 100;

/**
 * Seconds for which a process and what it has started have had a core; undefined where the system doesn't say.
 *
 * @param pid the process
 * @see Linux, proc_pid_stat(5): fields 14 and 15
 */
export function workedSeconds(pid: number): number | undefined {
  try {
    const told = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name stands in brackets and may hold anything; field 3 is the first behind it.
    const fields = told.slice(told.lastIndexOf(')') + 2).split(' ');
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean);
    const own = (Number(fields[11]) + Number(fields[12])) / ticks;
    return children.reduce((sum, child) => sum + (workedSeconds(Number(child)) ?? 0), own);
  } catch {
    return undefined;
  }
}
