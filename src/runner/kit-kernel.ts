import { fileURLToPath } from 'node:url';
import { type KernelClient, type KernelOptions, openKernel } from '../jupyter/kernel-client.js';
import { forgetSnapshot, snapshotOptions } from './kernel/snapshot/snapshot.js';

/** Command and arguments of the kit's own kernel, `{connection_file}` standing for the file: as in a kernelspec. */
export const kernelCommand: readonly string[] = [
  process.execPath,
  // An interrupt may cut off a callback in the middle, which Node's bookkeeping of callbacks would not forgive.
  '--no-force-async-hooks-checks',
  fileURLToPath(new URL('./kernel/main.js', import.meta.url)),
  '{connection_file}',
];

/** The same, started from the snapshot if there is one: what Jupyter keeps must go without. */
export function quickCommand(): readonly string[] {
  const [node, ...rest] = kernelCommand;
  return [node!, ...snapshotOptions(), ...rest];
}

/**
 * Starts a kernel, the kit's own unless another command is given, and connects to it over ZeroMQ.
 *
 * @param options where and how to start it; another kernel is interrupted by SIGINT unless it is said to want a message
 * @throws {Error} when it doesn't start in time, or ends at once
 * @example
 * const kernel = await startKernel();
 * const reply = await kernel.execute('1 + 1');
 * await kernel.shutdown();
 * reply; // → { status: 'ok', execution_count: 1 }
 */
export async function startKernel(options: Partial<KernelOptions> = {}): Promise<KernelClient> {
  const { command } = options;
  if (command && command !== kernelCommand)
    return openKernel({ interruptMode: 'signal', ...options, command });
  const own = { interruptMode: 'message', ipc: true, ...options } as const;
  if (command) return openKernel({ ...own, command });
  return openKernel({ ...own, command: quickCommand() }).catch((error: Error) => {
    if (!endedByItself.test(error.message)) throw error;
    forgetSnapshot();
    return openKernel({ ...own, command: kernelCommand });
  });
}

/** What is said of a kernel that couldn't start, as when the snapshot is not for it. */
const endedByItself = /, but it ended with (?!SIGKILL|SIGTERM|SIGINT)/;
