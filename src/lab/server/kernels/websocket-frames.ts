import { isDeeperThan } from '../../../format/jupyter-json.js';
import type { Channel } from '../../../jupyter/kernel-wires.js';
import { asMessage, type Message } from '../../../jupyter/wire.js';

/** A message with the channel it runs on. */
export interface ChannelMessage {
  channel: Channel;
  message: Message;
}

const parts = ['header', 'parent_header', 'metadata', 'content'] as const;

/** What is nested deeper can be read and not be written again. */
const mostLevels = 500;

/**
 * Packs a message as one binary frame: count and offsets (64 bit, little-endian), channel, the four JSON parts, buffers.
 * @see Jupyter Server, "WebSocket wire protocols", v1.kernel.websocket.jupyter.org
 */
export function packV1(channel: Channel, message: Message): Buffer {
  const chunks = [
    Buffer.from(channel),
    ...parts.map((part) => Buffer.from(JSON.stringify(message[part]))),
    ...message.buffers,
  ];
  const head = Buffer.alloc(8 * (chunks.length + 2));
  head.writeBigUInt64LE(BigInt(chunks.length + 1), 0);
  let offset = head.length;
  head.writeBigUInt64LE(BigInt(offset), 8);
  chunks.forEach((chunk, i) => {
    offset += chunk.length;
    head.writeBigUInt64LE(BigInt(offset), 8 * (i + 2));
  });
  return Buffer.concat([head, ...chunks]);
}

/** Reads what `packV1` packs. @throws {Error} when the offsets don't fit */
export function unpackV1(frame: Buffer): ChannelMessage {
  const count = Number(frame.readBigUInt64LE(0));
  if (!(count >= 6 && count <= 1000)) throw new Error(`unpackV1: expected 6 to 1000 offsets, got ${count}`);
  const offsets = Array.from({ length: count }, (_, i) => Number(frame.readBigUInt64LE(8 * (i + 1))));
  if (offsets.at(-1) !== frame.length) throw new Error('unpackV1: expected offsets to the end of the frame');
  const chunks = offsets.slice(1).map((end, i) => frame.subarray(offsets[i], end));
  const [header, parent_header, metadata, content] = chunks
    .slice(1, 5)
    .map((chunk) => JSON.parse(chunk.toString()));
  const buffers = chunks.slice(5);
  const message = shallow({ identities: [], header, parent_header, metadata, content, buffers });
  return { channel: chunks[0]!.toString() as Channel, message };
}

/** Packs a message for the older protocol: JSON, or with buffers a binary frame of big-endian offsets. */
export function packJson(channel: Channel, { identities: _, buffers, ...message }: Message): string | Buffer {
  const json = JSON.stringify({ channel, ...message, buffers: [] });
  if (buffers.length === 0) return json;
  const chunks = [Buffer.from(json), ...buffers];
  const head = Buffer.alloc(4 * (chunks.length + 1));
  head.writeUInt32BE(chunks.length, 0);
  let offset = head.length;
  chunks.forEach((chunk, i) => {
    head.writeUInt32BE(offset, 4 * (i + 1));
    offset += chunk.length;
  });
  return Buffer.concat([head, ...chunks]);
}

/** Reads what `packJson` packs. */
export function unpackJson(frame: Buffer, isBinary: boolean): ChannelMessage {
  const { json, buffers } = isBinary ? splitBinary(frame) : { json: frame, buffers: [] };
  const { channel, buffers: _, ...message } = JSON.parse(json.toString());
  const said = { header: undefined, content: undefined, metadata: {}, parent_header: {}, ...message };
  return { channel, message: shallow({ ...said, identities: [], buffers }) };
}

function shallow(said: Record<keyof Message, unknown>): Message {
  if (
    isDeeperThan(
      mostLevels,
      parts.map((part) => said[part]),
    )
  )
    throw new Error(`unpack: expected at most ${mostLevels} levels`);
  return asMessage(said);
}

function splitBinary(frame: Buffer): { json: Buffer; buffers: Buffer[] } {
  const count = frame.readUInt32BE(0);
  const offsets = Array.from({ length: count }, (_, i) => frame.readUInt32BE(4 * (i + 1)));
  const [json, ...buffers] = offsets.map((start, i) => frame.subarray(start, offsets[i + 1] ?? frame.length));
  if (!json) throw new Error('unpackJson: expected at least one chunk');
  return { json, buffers };
}
