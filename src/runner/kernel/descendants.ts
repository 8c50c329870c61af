import { processTable } from '../../jupyter/process-table.js';

/**
 * The processes that a process has started, and what they have started; none where there is no `ps` to ask.
 *
 * @param pid the process
 */
export async function descendantsOf(pid: number): Promise<number[]> {
  const rows = await processTable('-A', '-o', 'pid=,ppid=');
  const below = (parent: number): number[] =>
    rows.filter(([, of]) => of === parent).flatMap(([child = 0]) => [child, ...below(child)]);
  return below(pid);
}
