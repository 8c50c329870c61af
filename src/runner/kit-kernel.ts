import { fileURLToPath } from 'node:url';
import { type KernelClient, type KernelOptions, openKernel } from '../jupyter/kernel-client.js';

/** Command and arguments of the kit's own kernel, `{connection_file}` standing for the file: as in a kernelspec. */
export const kernelCommand: readonly string[] = [
  process.execPath,
  // An interrupt may cut off a callback in the middle, which Node's bookkeeping of callbacks would not forgive.
  '--no-force-async-hooks-checks',
  fileURLToPath(new URL('./kernel/main.js', import.meta.url)),
  '{connection_file}',
];

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
export function startKernel(options: Partial<KernelOptions> = {}): Promise<KernelClient> {
  const { command = kernelCommand } = options;
  const isOwn = command === kernelCommand;
  const { interruptMode = isOwn ? 'message' : 'signal', ipc = isOwn } = options;
  return openKernel({ ...options, command, interruptMode, ipc });
}
