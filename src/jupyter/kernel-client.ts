import { asking, type OutputReceiver, Requests } from './requests.js';
import { startRunning } from './running-kernel.js';
import type { ConnectionInfo, Message } from './wire.js';

/** How to start a kernel. */
export interface KernelOptions {
  /** Folder that the kernel works in, and from which a notebook's imports are resolved (the current one). */
  cwd?: string;
  /** Command with `{connection_file}` in it, as in a kernelspec. */
  command: readonly string[];
  /** Whether it can listen on sockets that are files, which other users of the machine can't open (no). */
  ipc?: boolean;
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

/**
 * Starts a kernel and connects to it over ZeroMQ.
 *
 * @param options where and how to start it
 * @throws {Error} when it doesn't start in time, or ends at once
 */
export async function openKernel(options: KernelOptions): Promise<KernelClient> {
  const { cwd = process.cwd(), command, ipc, interruptMode, startSeconds = 100, onStart } = options;
  const requests = new Requests();
  const kernel = await startRunning({ cwd, command, ...(ipc ? { ipc } : {}) }, (channel, message) =>
    requests.take(channel, message),
  );
  const { pid, connection, session, ended, kill } = kernel;
  if (pid !== undefined) onStart?.(pid);
  void ended.then((how) => requests.close(`the kernel ${how}`));
  const info = await inTime(kernel.greeting, startSeconds).catch(async (error) => {
    kill();
    await ended;
    throw error;
  });

  const ask = asking(requests, session, kernel.send);
  const request: KernelClient['request'] = (type, content, onOutput) => ask('shell', type, content, onOutput);
  return {
    pid,
    connection,
    info,
    request,
    execute: (code, onOutput, extra) =>
      request('execute_request', { code, silent: false, allow_stdin: false, ...extra }, onOutput),
    interrupt: async () => {
      if (interruptMode === 'message') await ask('control', 'interrupt_request', {});
      else kernel.signal();
    },
    shutdown: () => kernel.end(),
    kill,
    ended,
  };
}

/** What is promised, unless it takes too long. */
async function inTime<T>(promised: Promise<T>, seconds: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    const sentence = `startKernel: expected a kernel that answers within ${seconds} s, got no answer`;
    timer = setTimeout(() => reject(new Error(sentence)), seconds * 1000);
  });
  return Promise.race([promised, late]).finally(() => clearTimeout(timer));
}
