import type { AskingChannel, Channel } from './kernel-wires.js';
import { type Message, newMessage } from './wire.js';

/** A receiver for what a request brings about on iopub, its status messages left out. */
export type OutputReceiver = (message: Message) => void;

/** Sends a request; resolves to the reply's content as soon as both the reply and its `idle` have come. */
export type Ask = (
  channel: AskingChannel,
  type: string,
  content: Message['content'],
  onOutput?: OutputReceiver,
) => Promise<Message['content']>;

interface Pending {
  reply?: Message['content'];
  idle: boolean;
  resolve: (content: Message['content']) => void;
  reject: (error: Error) => void;
}

/** The requests of one client that are open, and what comes of them. */
export class Requests {
  private readonly pending = new Map<string, Pending>();
  // Kept after the reply: a cell may print later.
  private readonly receivers = new Map<string, OutputReceiver>();
  private closed: string | undefined;

  /** Opens a request that is then sent. */
  open(
    message: Message,
    onOutput: OutputReceiver | undefined,
    send: (message: Message) => void,
  ): Promise<Message['content']> {
    return new Promise((resolve, reject) => {
      if (this.closed !== undefined) throw new Error(this.closed);
      const id = message.header.msg_id;
      this.pending.set(id, { idle: false, resolve, reject });
      if (onOutput) this.receivers.set(id, onOutput);
      send(message);
    });
  }

  /** Takes a message that may belong to a request. */
  take(channel: Channel, message: Message): void {
    const id = message.parent_header.msg_id ?? '';
    const isReply = channel !== 'iopub' && message.header.msg_type.endsWith('_reply');
    const isStatus = message.header.msg_type === 'status';
    if (!isReply && !isStatus) this.receivers.get(id)?.(message);
    const entry = this.pending.get(id);
    if (!entry) return;
    if (isReply) entry.reply = message.content;
    if (isStatus) entry.idle ||= message.content.execution_state === 'idle';
    if (!entry.reply || !entry.idle) return;
    this.pending.delete(id);
    entry.resolve(entry.reply);
  }

  /** Rejects what is open and what may come with this reason. */
  close(reason: string): void {
    this.closed = reason;
    for (const { reject } of this.pending.values()) reject(new Error(reason));
    this.pending.clear();
  }
}

/** A function that asks a kernel, and keeps its open requests. */
export function asking(
  requests: Requests,
  session: string,
  send: (channel: AskingChannel, message: Message) => void,
): Ask {
  return (channel, type, content, onOutput) =>
    requests.open(newMessage(type, content, session), onOutput, (message) => send(channel, message));
}
