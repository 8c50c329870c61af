import { randomUUID } from 'node:crypto';
import { Dealer, Subscriber } from 'zeromq';
import {
  type ConnectionInfo,
  decodeMessage,
  encodeMessage,
  endpoint,
  type Message,
  newMessage,
} from './wire.js';

/** A receiver for what a request brings about on iopub, its status messages left out. */
export type OutputReceiver = (message: Message) => void;

/** The client's ends of a kernel's channels. */
export interface KernelConnection {
  /** Sends a request; resolves to the reply's content as soon as both the reply and its `idle` have come. */
  ask: (
    channel: 'shell' | 'control',
    type: string,
    content: Message['content'],
    onOutput?: OutputReceiver,
  ) => Promise<Message['content']>;
  /** Rejects what is open and what may come with this reason, and closes the sockets. */
  close: (reason: string) => Promise<void>;
}

interface Pending {
  reply?: Message['content'];
  idle: boolean;
  resolve: (content: Message['content']) => void;
  reject: (error: Error) => void;
}

/**
 * Connects to a kernel's channels.
 *
 * @param info what the connection file says
 */
export function connectToKernel(info: ConnectionInfo): KernelConnection {
  const session = randomUUID();
  // Sends are done when they return, so they can't overlap; nothing is dropped.
  const options = {
    routingId: session,
    sendTimeout: 0,
    sendHighWaterMark: 0,
    receiveHighWaterMark: 0,
    linger: 0,
  };
  const sockets = { shell: new Dealer(options), control: new Dealer(options) };
  const iopub = new Subscriber({ receiveHighWaterMark: 0, linger: 0 });
  sockets.shell.connect(endpoint(info, info.shell_port));
  sockets.control.connect(endpoint(info, info.control_port));
  iopub.connect(endpoint(info, info.iopub_port));
  iopub.subscribe();

  const pending = new Map<string, Pending>();
  // Kept after the reply: a cell may print later.
  const receivers = new Map<string, OutputReceiver>();
  let closed: string | undefined;

  function take(message: Message): void {
    const id = message.parent_header.msg_id ?? '';
    const isReply = message.header.msg_type.endsWith('_reply');
    const isStatus = message.header.msg_type === 'status';
    if (!isReply && !isStatus) receivers.get(id)?.(message);
    const entry = pending.get(id);
    if (!entry) return;
    if (isReply) entry.reply = message.content;
    if (isStatus) entry.idle ||= message.content.execution_state === 'idle';
    if (!entry.reply || !entry.idle) return;
    pending.delete(id);
    entry.resolve(entry.reply);
  }
  const listening = [sockets.shell, sockets.control, iopub].map(async (socket) => {
    for await (const frames of socket) take(decodeMessage(frames, info.key));
  });

  return {
    ask: (channel, type, content, onOutput) =>
      new Promise((resolve, reject) => {
        if (closed !== undefined) throw new Error(closed);
        const message = newMessage(type, content, session);
        const id = message.header.msg_id;
        pending.set(id, { idle: false, resolve, reject });
        if (onOutput) receivers.set(id, onOutput);
        sockets[channel].send(encodeMessage(message, info.key)).catch(reject);
      }),
    close: async (reason) => {
      closed = reason;
      for (const { reject } of pending.values()) reject(new Error(reason));
      pending.clear();
      for (const socket of [sockets.shell, sockets.control, iopub]) socket.close();
      await Promise.allSettled(listening);
    },
  };
}
