import type { Channel } from '../../../jupyter/kernel-wires.js';
import type { Message } from '../../../jupyter/wire.js';
import { packJson, packV1 } from './websocket-frames.js';

const outputs = new Set(['stream', 'display_data', 'update_display_data', 'execute_result']);

/** A message on its way to pages: packed once for each protocol, however many pages there are. */
export class OutgoingMessage {
  readonly message: Message;
  private readonly channel: Channel;
  private v1: Buffer | undefined;
  private json: string | Buffer | undefined;

  constructor(channel: Channel, message: Message) {
    this.channel = channel;
    this.message = message;
  }

  /** Whether a page may do without it, if it must. */
  get isOutput(): boolean {
    return this.channel === 'iopub' && outputs.has(this.message.header.msg_type);
  }

  get bytes(): number {
    return this.packed(true).length;
  }

  packed(inV1: boolean): string | Buffer {
    if (inV1) {
      this.v1 ??= packV1(this.channel, this.message);
      return this.v1;
    }
    this.json ??= packJson(this.channel, this.message);
    return this.json;
  }
}
