import { createHmac, randomUUID, timingSafeEqual } from 'node:crypto';

/** The header of a Jupyter message. */
export interface Header {
  msg_id: string;
  session: string;
  username: string;
  date: string;
  msg_type: string;
  version: string;
}

/** A Jupyter message, and the ZeroMQ identities it came with or goes to. */
export interface Message {
  identities: Uint8Array[];
  header: Header;
  parent_header: Partial<Header>;
  metadata: Record<string, unknown>;
  // biome-ignore lint/suspicious/noExplicitAny: the content's shape depends on the message's type
  content: Record<string, any>;
  buffers: Uint8Array[];
}

/** What a Jupyter connection file says. */
export interface ConnectionInfo {
  transport: string;
  ip: string;
  shell_port: number;
  iopub_port: number;
  stdin_port: number;
  control_port: number;
  hb_port: number;
  key: string;
  signature_scheme: string;
}

/** Where one of a connection's ports is reached over ZeroMQ. */
export function endpoint({ transport, ip }: ConnectionInfo, port: number): string {
  return transport === 'ipc' ? `ipc://${ip}-${port}` : `${transport}://${ip}:${port}`;
}

/** The version of the messaging protocol that the kit speaks. */
export const protocolVersion = '5.3';

const delimiter = Buffer.from('<IDS|MSG>');

/**
 * Makes a message of the Jupyter protocol.
 *
 * @param type message type, for example `'execute_request'`
 * @param content what the type demands
 * @param session identifier of the side that sends
 * @param parent the message it answers, if any
 * @example
 * newMessage('kernel_info_request', {}, 'my-session').header.msg_type; // → 'kernel_info_request'
 */
export function newMessage(
  type: string,
  content: Message['content'],
  session: string,
  parent?: Message,
): Message {
  const header = {
    msg_id: randomUUID(),
    session,
    username: parent?.header.username ?? 'attention-kit',
    date: new Date().toISOString(),
    msg_type: type,
    version: protocolVersion,
  };
  return {
    identities: parent?.identities ?? [],
    header,
    parent_header: parent?.header ?? {},
    metadata: {},
    content,
    buffers: [],
  };
}

/**
 * Turns a message into signed ZeroMQ frames.
 *
 * @param message the message
 * @param key the connection's key; an empty key signs nothing
 * @see Jupyter, "The wire protocol", https://jupyter-client.readthedocs.io/en/stable/messaging.html
 * @example
 * encodeMessage(newMessage('status', { execution_state: 'idle' }, 's'), 'key').length; // → 6
 */
export function encodeMessage(message: Message, key: string): Uint8Array[] {
  const { identities, buffers, header, parent_header, metadata, content } = message;
  const parts = [header, parent_header, metadata, content].map((part) => Buffer.from(JSON.stringify(part)));
  return [...identities, delimiter, Buffer.from(signature(parts, key)), ...parts, ...buffers];
}

/**
 * Reads a message from ZeroMQ frames and checks its signature.
 *
 * @param frames the frames as received
 * @param key the connection's key
 * @throws {Error} when the delimiter is missing or the signature is wrong
 * @example
 * decodeMessage(encodeMessage(newMessage('status', {}, 's'), 'key'), 'key').header.msg_type; // → 'status'
 */
export function decodeMessage(frames: Uint8Array[], key: string): Message {
  const at = frames.findIndex((frame) => delimiter.equals(frame));
  if (at < 0 || frames.length < at + 6)
    throw new Error(
      `decodeMessage: expected a delimiter and five frames after it, got ${frames.length} frames`,
    );
  const parts = frames.slice(at + 2, at + 6);
  const given = Buffer.from(frames[at + 1]!);
  const expected = Buffer.from(signature(parts, key));
  if (given.length !== expected.length || !timingSafeEqual(given, expected))
    throw new Error("decodeMessage: expected a signature made with the connection's key, got another one");
  const [header, parent_header, metadata, content] = parts.map((part) =>
    JSON.parse(Buffer.from(part).toString()),
  );
  const [identities, buffers] = [frames.slice(0, at), frames.slice(at + 6)];
  return asMessage({ identities, header, parent_header, metadata, content, buffers });
}

/**
 * The message in these frames, or undefined where there is none that was signed with the key: any user of this machine
 * may write to a port, and what strangers write is left out.
 */
export function signedMessage(frames: Uint8Array[], key: string): Message | undefined {
  try {
    return decodeMessage(frames, key);
  } catch {
    return undefined;
  }
}

/**
 * Takes what somebody sent for a message only if its parts are what a message has: whoever handles it needn't look again.
 *
 * @param parts what was sent
 * @throws {TypeError} when a part is of another kind
 * @example
 * asMessage(newMessage('status', {}, 's')).header.msg_type; // → 'status'
 */
export function asMessage(parts: Record<keyof Message, unknown>): Message {
  for (const name of ['header', 'parent_header', 'metadata', 'content'] as const) {
    const part = parts[name];
    if (typeof part !== 'object' || part === null || Array.isArray(part))
      throw new TypeError(`asMessage: expected an object as ${name}, got ${short(part)}`);
  }
  const header = parts.header as Record<string, unknown>;
  for (const name of ['msg_id', 'msg_type', 'session'])
    if (typeof header[name] !== 'string')
      throw new TypeError(`asMessage: expected a text as ${name}, got ${short(header[name])}`);
  return parts as unknown as Message;
}

function short(value: unknown): string {
  if (typeof value === 'object' && value !== null) return Array.isArray(value) ? 'a list' : 'an object';
  return String(value).slice(0, 40);
}

function signature(parts: Uint8Array[], key: string): string {
  if (key === '') return '';
  const hmac = createHmac('sha256', key);
  for (const part of parts) hmac.update(part);
  return hmac.digest('hex');
}
