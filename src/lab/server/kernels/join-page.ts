import type { WebSocket } from 'ws';
import type { AskingChannel } from '../../../jupyter/kernel-wires.js';
import type { LabKernel, Listener } from './lab-kernel.js';
import { binaryProtocol, packJson, packV1, unpackJson, unpackV1 } from './websocket-frames.js';

const muchUnsent = 16 * 1024 * 1024;
const patience = 20_000;

/** Joins a page's websocket to a kernel, in the protocol that they agreed on. */
export function joinChannels(socket: WebSocket, kernel: LabKernel, session: string): void {
  const v1 = socket.protocol === binaryProtocol;
  const pack = v1 ? packV1 : packJson;
  const take: Listener['take'] = (channel, message) => {
    socket.send(pack(channel, message));
    return socket.bufferedAmount > muchUnsent ? untilSent(socket) : undefined;
  };
  const isConnected = (asked: string) => [...kernel.listeners].some((listener) => listener.session === asked);
  for (const message of kernel.recording.replay(isConnected)) void take('iopub', message);
  const listener: Listener = { session, take };
  kernel.listeners.add(listener);

  socket.on('message', (data: Buffer, isBinary) => {
    try {
      const { channel, message } = v1 ? unpackV1(data) : unpackJson(data, isBinary);
      if (!isChannel(channel)) throw new Error('expected shell, control or stdin as channel');
      kernel.send(channel, message);
    } catch (error) {
      socket.close(1003, (error as Error).message.slice(0, 100));
    }
  });
  socket.on('close', () => kernel.listeners.delete(listener));
}

function isChannel(name: string): name is AskingChannel {
  return name === 'shell' || name === 'control' || name === 'stdin';
}

/** Waits until a slow page has taken most of what was sent; one that takes nothing is hung up on. */
async function untilSent(socket: WebSocket): Promise<void> {
  const until = Date.now() + patience;
  while (socket.readyState === socket.OPEN && socket.bufferedAmount > muchUnsent / 4) {
    if (Date.now() > until) socket.terminate();
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
