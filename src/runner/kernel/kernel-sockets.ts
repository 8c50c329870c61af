import { randomUUID } from 'node:crypto';
import { Publisher, Router } from 'zeromq';
import {
  type ConnectionInfo,
  encodeMessage,
  endpoint,
  type Message,
  newMessage,
  signedMessage,
} from '../../jupyter/wire.js';

/** The kernel's ends of the channels that its first thread serves. */
export interface Channels {
  bind: () => Promise<void>;
  /** All requests that come, one after the other; ends when closed. */
  requests: () => AsyncGenerator<Message>;
  reply: (request: Message, content: Message['content']) => void;
  publish: (type: string, content: Message['content'], parent?: Message) => void;
  close: () => void;
}

/**
 * Opens shell, iopub and stdin.
 *
 * No message is dropped, and each send is done when it returns: sends never overlap, which ZeroMQ would refuse, and what
 * a loop prints leaves while it still runs.
 *
 * @param connection what the connection file says
 */
export function openChannels(connection: ConnectionInfo): Channels {
  const session = randomUUID();
  const options = { sendTimeout: 0, sendHighWaterMark: 0, linger: 1000 };
  const shell = new Router(options);
  const iopub = new Publisher(options);
  const stdin = new Router(options);
  const sockets = [shell, iopub, stdin];
  const ports = [connection.shell_port, connection.iopub_port, connection.stdin_port];
  const send = (socket: Router | Publisher, message: Message) => {
    if (!socket.closed) void socket.send(encodeMessage(message, connection.key)).catch(() => {});
  };

  async function* requests(): AsyncGenerator<Message> {
    for await (const frames of shell) {
      const request = signedMessage(frames, connection.key);
      if (request) yield request;
    }
  }

  return {
    bind: async () => {
      await Promise.all(sockets.map((socket, i) => socket.bind(endpoint(connection, ports[i]!))));
    },
    requests,
    reply: (request, content) =>
      send(
        shell,
        newMessage(request.header.msg_type.replace('_request', '_reply'), content, session, request),
      ),
    publish: (type, content, parent) =>
      send(iopub, { ...newMessage(type, content, session, parent), identities: [Buffer.from(type)] }),
    close: () => {
      for (const socket of sockets) socket.close();
    },
  };
}
