import { processTable } from '../../../jupyter/process-table.js';

/** The memory that processes take, in bytes, by their numbers; nothing where there is no `ps` to ask. */
export async function memoryOf(pids: readonly number[]): Promise<Map<number, number>> {
  if (pids.length === 0) return new Map();
  const rows = await processTable('-o', 'pid=,rss=', '-p', pids.join(','));
  return new Map(rows.map(([pid = 0, kilobytes = 0]) => [pid, kilobytes * 1024]));
}
