import type { Channel } from '../../../jupyter/kernel-wires.js';
import type { Message } from '../../../jupyter/wire.js';
import { packJson, packV1 } from './websocket-frames.js';

const outputs = new Set(['stream', 'display_data', 'update_display_data', 'execute_result']);

/** A message on its way to pages: packed once for each protocol, however many pages there are. */
export class OutgoingMessage {
  readonly message: Message;
  private readonly channel: Channel;
  private readonly leftOut: number | undefined;
  private v1: Buffer | undefined;
  private json: string | Buffer | undefined;

  /** @param leftOut how many bytes of outputs it stands in the place of, if it does */
  constructor(channel: Channel, message: Message, leftOut?: number) {
    this.channel = channel;
    this.message = message;
    this.leftOut = leftOut;
  }

  /** The identifier of the request that it answers. */
  get request(): string | undefined {
    return this.message.parent_header.msg_id;
  }

  /** Whether a page may do without it, if it must. */
  get isOutput(): boolean {
    return this.channel === 'iopub' && outputs.has(this.message.header.msg_type);
  }

  get bytes(): number {
    return this.packed(true).length;
  }

  /** Bytes of what it tells, or of what it says is missing. */
  get standsFor(): number {
    return this.leftOut ?? this.bytes;
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
