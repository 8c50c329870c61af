import { randomUUID } from 'node:crypto';
import { Dealer, Subscriber } from 'zeromq';
import { kernelCommand, spawnKernel } from './kernel-process.js';
import { type ConnectionInfo, decodeMessage, encodeMessage, type Message, newMessage } from './wire.js';

/** How to start a kernel. */
export interface KernelOptions {
  /** Folder that the kernel works in, and from which a notebook's imports are resolved (the current one). */
  cwd?: string;
  /** Command with `{connection_file}` in it (the kit's own kernel). */
  command?: readonly string[];
  /** Seconds that the start may take (60). */
  startSeconds?: number;
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
    onOutput?: (message: Message) => void,
  ) => Promise<Message['content']>;
  /** Runs code; resolves to the content of its `execute_reply`. */
  execute: (
    code: string,
    onOutput?: (message: Message) => void,
    options?: ExecuteOptions,
  ) => Promise<Message['content']>;
  /** Stops the running cell. */
  interrupt: () => Promise<void>;
  /** Shuts the kernel down; ends its process if it doesn't go by itself. */
  shutdown: () => Promise<void>;
  /** Ends the process at once. */
  kill: () => void;
  /** Resolves when the process has ended, to how it ended. */
  ended: Promise<string>;
}

/** What an `execute_request` may say besides its code. */
export interface ExecuteOptions {
  silent?: boolean;
  store_history?: boolean;
  stop_on_error?: boolean;
}

interface Pending {
  reply?: Message['content'];
  idle: boolean;
  resolve: (content: Message['content']) => void;
  reject: (error: Error) => void;
}

const loose = { receiveHighWaterMark: 0, linger: 0 };

/**
 * Starts a kernel and connects to it over ZeroMQ.
 *
 * @param options where and how to start it
 * @throws {Error} when it doesn't start in time, or ends at once
 * @example
 * const kernel = await startKernel();
 * const reply = await kernel.execute('1 + 1');
 * await kernel.shutdown();
 * reply; // → { status: 'ok', execution_count: 1 }
 */
export async function startKernel(options: KernelOptions = {}): Promise<KernelClient> {
  const { cwd = process.cwd(), command = kernelCommand, startSeconds = 60 } = options;
  const { connection, child, ended, kill, forgetFile } = await spawnKernel(cwd, command);
  const session = randomUUID();
  const address = (port: number) => `${connection.transport}://${connection.ip}:${port}`;
  const shell = new Dealer({ ...loose, routingId: session });
  const control = new Dealer({ ...loose, routingId: session });
  const iopub = new Subscriber(loose);
  shell.connect(address(connection.shell_port));
  control.connect(address(connection.control_port));
  iopub.connect(address(connection.iopub_port));
  iopub.subscribe();

  const pending = new Map<string, Pending>();
  // Kept after the reply: a cell may print later.
  const listeners = new Map<string, (message: Message) => void>();
  let lastSend: Promise<unknown> = Promise.resolve();
  const send = (socket: Dealer, message: Message): Promise<unknown> => {
    lastSend = lastSend.then(() => socket.send(encodeMessage(message, connection.key))).catch(() => {});
    return lastSend;
  };
  const settle = (id: string, entry: Pending) => {
    if (!entry.reply || !entry.idle) return;
    pending.delete(id);
    entry.resolve(entry.reply);
  };
  const listen = async (socket: Dealer | Subscriber, take: (message: Message, entry?: Pending) => void) => {
    for await (const frames of socket) {
      const message = decodeMessage(frames, connection.key);
      const id = message.parent_header.msg_id ?? '';
      const entry = pending.get(id);
      take(message, entry);
      if (entry) settle(id, entry);
    }
  };
  const takeReply = (message: Message, entry?: Pending) => {
    if (entry) entry.reply = message.content;
  };
  const takeOutput = (message: Message, entry?: Pending) => {
    if (message.header.msg_type !== 'status') listeners.get(message.parent_header.msg_id ?? '')?.(message);
    else if (entry && message.content.execution_state === 'idle') entry.idle = true;
  };
  const listening = [listen(shell, takeReply), listen(control, takeReply), listen(iopub, takeOutput)];

  const ask = (
    socket: Dealer,
    type: string,
    content: Message['content'],
    onOutput?: (message: Message) => void,
  ): Promise<Message['content']> =>
    new Promise((resolve, reject) => {
      const message = newMessage(type, content, session);
      pending.set(message.header.msg_id, { idle: false, resolve, reject });
      if (onOutput) listeners.set(message.header.msg_id, onOutput);
      void send(socket, message);
    });
  const request: KernelClient['request'] = (type, content, onOutput) => ask(shell, type, content, onOutput);

  const gone = ended.then(async (how) => {
    for (const entry of pending.values()) entry.reject(new Error(`the kernel ${how}`));
    pending.clear();
    for (const socket of [shell, control, iopub]) socket.close();
    await Promise.allSettled([...listening, forgetFile()]);
    return how;
  });

  async function shutdown(): Promise<void> {
    const forced = setTimeout(kill, 2000);
    if (child.exitCode === null && child.signalCode === null)
      void ask(control, 'shutdown_request', { restart: false }).catch(() => {});
    await gone;
    clearTimeout(forced);
  }

  const info = await firstAnswer(() => request('kernel_info_request', {}), gone, startSeconds).catch(
    async (error) => {
      kill();
      await gone;
      throw error;
    },
  );
  await forgetFile();
  return {
    pid: child.pid!,
    connection,
    info,
    request,
    execute: (code, onOutput, extra) =>
      request('execute_request', { code, silent: false, allow_stdin: false, ...extra }, onOutput),
    interrupt: () => ask(control, 'interrupt_request', {}).then(() => {}),
    shutdown,
    kill,
    ended: gone,
  };
}

/** Asks until an answer and its `idle` have come: what is published before the subscription stands is not seen. */
async function firstAnswer(
  ask: () => Promise<Message['content']>,
  gone: Promise<string>,
  seconds: number,
): Promise<Message['content']> {
  const until = Date.now() + seconds * 1000;
  const died = gone.then((how) => {
    throw new Error(`startKernel: expected a kernel that answers, but it ${how}`);
  });
  died.catch(() => {});
  while (Date.now() < until) {
    const answer = ask();
    answer.catch(() => {});
    const late = new Promise<undefined>((resolve) => setTimeout(resolve, 500, undefined));
    const info = await Promise.race([answer, late, died]);
    if (info) return info;
  }
  throw new Error(`startKernel: expected a kernel that answers within ${seconds} s, got no answer`);
}
