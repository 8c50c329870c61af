import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/**
 * The processes that a process has started, and what they have started; none where there is no `ps` to ask.
 *
 * @param pid the process
 */
export async function descendantsOf(pid: number): Promise<number[]> {
  if (process.platform === 'win32') return [];
  const asked = promisify(execFile)('ps', ['-A', '-o', 'pid=,ppid=']);
  const { stdout } = await asked.catch(() => ({ stdout: '' }));
  const rows = stdout.split('\n').map((line) => line.trim().split(/\s+/).map(Number));
  const below = (parent: number): number[] =>
    rows.filter(([, of]) => of === parent).flatMap(([child = 0]) => [child, ...below(child)]);
  return below(pid);
}
