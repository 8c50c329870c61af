import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { constants, setPriority, tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

/**
 * Runs Node.js in a process of its own that lets others go first, to its end.
 *
 * @param args as on its command line
 * @param options the folder it works in; gives it up; hears what it prints
 * @throws {Error} when it fails, or was given up
 */
export async function runAside(
  args: readonly string[],
  { heard, ...options }: { cwd: string; signal?: AbortSignal | undefined; heard?: (text: string) => void },
): Promise<void> {
  const running = promisify(execFile)(process.execPath, args, options);
  if (heard) running.child.stdout?.on('data', heard);
  letOthersGoFirst(running.child.pid);
  await running;
}

function letOthersGoFirst(pid: number | undefined): void {
  try {
    if (pid !== undefined) setPriority(pid, constants.priority.PRIORITY_LOW);
  } catch {} // it goes beside them, then
}

/** Works in a new folder, which is gone afterwards. */
export async function inNewFolder(name: string, work: (folder: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), `attention-kit-${name}-`));
  try {
    await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
