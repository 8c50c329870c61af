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
  return withNodeOptions(snapshotOptions());
}

function withNodeOptions(options: readonly string[]): readonly string[] {
  const [node, ...rest] = kernelCommand;
  return [node!, ...options, ...rest];
}

/** How to start a kernel of the kit's. */
export interface StartOptions extends Partial<KernelOptions> {
  /** What the kit's own kernel lets `Math.random` begin with (another number at each start). */
  seed?: number;
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
export async function startKernel({ seed, ...options }: StartOptions = {}): Promise<KernelClient> {
  const { command } = options;
  if (command && command !== kernelCommand)
    return openKernel({ interruptMode: 'signal', ...options, command });
  const own = { interruptMode: 'message', ipc: true, ...options } as const;
  if (command) return openKernel({ ...own, command });
  const seeded = seed === undefined ? [] : [`--random-seed=${seed}`];
  const quick = withNodeOptions([...snapshotOptions(), ...seeded]);
  return openKernel({ ...own, command: quick }).catch((error: Error) => {
    if (!endedByItself.test(error.message)) throw error;
    forgetSnapshot();
    return openKernel({ ...own, command: withNodeOptions(seeded) });
  });
}

/** What is said of a kernel that couldn't start, as when the snapshot is not for it. */
const endedByItself = /, but it ended with (?!SIGKILL|SIGTERM|SIGINT)/;
