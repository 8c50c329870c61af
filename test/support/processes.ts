import { execFileSync } from 'node:child_process';

/** Tells whether a process lives. */
export function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

/** The processes that a process has started and that still run. */
export function childrenOf(pid: number): number[] {
  const all = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,stat='], { encoding: 'utf8' });
  const rows = all
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/));
  const own = rows.filter(([, parent, state]) => Number(parent) === pid && !state!.startsWith('Z'));
  return own.map(([child]) => Number(child));
}
