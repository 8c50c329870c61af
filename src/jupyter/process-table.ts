import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/**
 * What `ps` says of processes, a row for each; nothing where there is no `ps` to ask.
 *
 * @param psArguments which processes, and which columns of numbers, without headings
 * @example
 * const [[pid = 0] = []] = await processTable('-o', 'pid=,rss=', '-p', String(process.pid));
 * pid === process.pid; // → true
 */
export async function processTable(...psArguments: string[]): Promise<number[][]> {
  if (process.platform === 'win32') return [];
  const { stdout } = await promisify(execFile)('ps', psArguments).catch(() => ({ stdout: '' }));
  const rows = stdout.split('\n').map((row) => row.trim());
  return rows.filter(Boolean).map((row) => row.split(/\s+/).map(Number));
}
