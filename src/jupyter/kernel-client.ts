import { connectToKernel, type KernelConnection, type OutputReceiver } from './kernel-connection.js';
import { spawnKernel } from './kernel-process.js';
import type { ConnectionInfo, Message } from './wire.js';

/** How to start a kernel. */
export interface KernelOptions {
  /** Folder that the kernel works in, and from which a notebook's imports are resolved (the current one). */
  cwd?: string;
  /** Command with `{connection_file}` in it, as in a kernelspec. */
  command: readonly string[];
  /** How it wants to be interrupted, as in a kernelspec: by a message, or by SIGINT. */
  interruptMode: 'message' | 'signal';
  /** Seconds that the start may take (100). */
  startSeconds?: number;
  /** Is told the process id as soon as there is one. */
  onStart?: (pid: number) => void;
}

/** What an `execute_request` may say besides its code. */
export interface ExecuteOptions {
  silent?: boolean;
  store_history?: boolean;
  stop_on_error?: boolean;
}

/** A running kernel, as a client sees it. */
export interface KernelClient {
  /** The kernel's process id. */
  pid: number;
  connection: ConnectionInfo;
  /** What the kernel says about itself. */
  info: Message['content'];
  /** Sends a request on the shell channel; resolves when both its reply and its `idle` have come. */
  request: (
    type: string,
    content: Message['content'],
    onOutput?: OutputReceiver,
  ) => Promise<Message['content']>;
  /** Runs code; resolves to the content of its `execute_reply`. */
  execute: (code: string, onOutput?: OutputReceiver, options?: ExecuteOptions) => Promise<Message['content']>;
  /** Stops the running cell. */
  interrupt: () => Promise<void>;
  /** Shuts the kernel down; ends its process if it doesn't go by itself. */
  shutdown: () => Promise<void>;
  /** Ends the process at once, and what it has started. */
  kill: () => void;
  /** Resolves when the process has ended, to how it ended. */
  ended: Promise<string>;
}

const farewellMilliseconds = 2000;

/**
 * Starts a kernel and connects to it over ZeroMQ.
 *
 * @param options where and how to start it
 * @throws {Error} when it doesn't start in time, or ends at once
 */
export async function openKernel(options: KernelOptions): Promise<KernelClient> {
  const { cwd = process.cwd(), command, interruptMode, startSeconds = 100, onStart } = options;
  const { connection, child, ended, kill, forgetFile } = await spawnKernel(cwd, command);
  if (child.pid !== undefined) onStart?.(child.pid);
  const { ask, close } = connectToKernel(connection);
  const gone = ended.then(async (how) => {
    await Promise.all([close(`the kernel ${how}`), forgetFile()]);
    return how;
  });

  const info = await firstAnswer(ask, gone, startSeconds).catch(async (error) => {
    kill();
    await gone;
    throw error;
  });
  await forgetFile();

  const request: KernelClient['request'] = (type, content, onOutput) => ask('shell', type, content, onOutput);
  return {
    pid: child.pid!,
    connection,
    info,
    request,
    execute: (code, onOutput, extra) =>
      request('execute_request', { code, silent: false, allow_stdin: false, ...extra }, onOutput),
    interrupt: async () => {
      if (interruptMode === 'message') await ask('control', 'interrupt_request', {});
      else child.kill('SIGINT');
    },
    shutdown: async () => {
      const forced = setTimeout(kill, farewellMilliseconds);
      ask('control', 'shutdown_request', { restart: false }).catch(() => {});
      await gone;
      clearTimeout(forced);
    },
    kill,
    ended: gone,
  };
}

/** Asks until an answer and its `idle` have come: what is published before the subscription stands is not seen. */
async function firstAnswer(
  ask: KernelConnection['ask'],
  gone: Promise<string>,
  seconds: number,
): Promise<Message['content']> {
  const until = Date.now() + seconds * 1000;
  const died = gone.then((how) => {
    throw new Error(`startKernel: expected a kernel that answers, but it ${how}`);
  });
  died.catch(() => {});
  while (Date.now() < until) {
    const answer = ask('shell', 'kernel_info_request', {});
    answer.catch(() => {});
    const wait = Math.min(500, until - Date.now());
    const late = new Promise<undefined>((resolve) => setTimeout(resolve, wait, undefined));
    const info = await Promise.race([answer.catch(() => died), late, died]);
    if (info) return info;
  }
  throw new Error(`startKernel: expected a kernel that answers within ${seconds} s, got no answer`);
}
