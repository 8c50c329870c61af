import { readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isRunning } from '../files/is-running.js';

/** How the folder of a connection file begins: it names the process that made it. */
export const connectionFolder: string = `attention-kit-kernel-${process.pid}-`;

/** Removes the connection files of processes that were killed before they could: they hold a key to a kernel. */
export async function removeLeftConnections(): Promise<void> {
  for (const entry of await readdir(tmpdir(), { withFileTypes: true }).catch(() => [])) {
    const pid = /^attention-kit-kernel-(\d{1,10})-/.exec(entry.name)?.[1];
    if (pid === undefined || !entry.isDirectory() || isRunning(Number(pid))) continue;
    await rm(join(tmpdir(), entry.name), { recursive: true, force: true }).catch(() => {}); // another user's
  }
}
