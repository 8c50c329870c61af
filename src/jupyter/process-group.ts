import { spawn } from 'node:child_process';

/**
 * Ends a process and all that it has started: its process group, which it leads; on Windows its tree of processes.
 *
 * Out of reach is what has left the group (`setsid`, `spawn(…, { detached: true })`), and on Windows what outlives its
 * parent.
 *
 * @param leader the process that leads the group; it may have ended already
 */
export function endGroup(leader: number | undefined): void {
  if (leader === undefined) return;
  if (process.platform === 'win32') {
    const child = spawn('taskkill', ['/PID', String(leader), '/T', '/F'], { stdio: 'ignore' });
    child.on('error', () => {});
    return;
  }
  try {
    process.kill(-leader, 'SIGKILL');
  } catch {
    // Nobody is left.
  }
}
