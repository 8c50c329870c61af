import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** The memory that processes take, in bytes, by their numbers; nothing where there is no `ps` to ask. */
export async function memoryOf(pids: readonly number[]): Promise<Map<number, number>> {
  if (pids.length === 0 || process.platform === 'win32') return new Map();
  const asked = promisify(execFile)('ps', ['-o', 'pid=,rss=', '-p', pids.join(',')]);
  const { stdout } = await asked.catch(() => ({ stdout: '' }));
  const rows = stdout.trim().split('\n').filter(Boolean);
  return new Map(
    rows.map((row) => {
      const [pid, kilobytes] = row.trim().split(/\s+/).map(Number);
      return [pid!, kilobytes! * 1024];
    }),
  );
}
