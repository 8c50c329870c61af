import type { WebSocket } from 'ws';
import type { AskingChannel } from '../../../jupyter/kernel-wires.js';
import { binaryProtocol, readNote, receivedParameter } from '../../protocol/line-end.js';
import type { LabKernel } from './lab-kernel.js';
import { unpackJson, unpackV1 } from './websocket-frames.js';

/** With these codes a browser says that the page itself is gone, and JupyterLab that it hangs up, maybe to call again. */
const goingAway = 1001;
const hungUp = [1000, 1005];

/** Joins a page's websocket to a kernel, in the protocol that they agreed on. */
export function joinChannels(
  socket: WebSocket,
  kernel: LabKernel,
  parameters: URLSearchParams,
  reader?: string,
): void {
  const session = parameters.get('session_id') ?? '';
  const said = parameters.get(receivedParameter);
  const line = kernel.lines.join(session, socket, said === null ? undefined : Number(said) || 0, reader);
  const v1 = socket.protocol === binaryProtocol;

  socket.on('message', (data: Buffer, isBinary) => {
    if (!line.isOver(socket)) return;
    try {
      if (v1 && !isBinary) return line.confirm(readNote(data.toString()).received);
      line.count();
      const { channel, message } = v1 ? unpackV1(data) : unpackJson(data, isBinary);
      if (!isAsking(channel)) throw new Error('expected shell, control or stdin as channel');
      kernel.send(channel, message);
    } catch (error) {
      socket.close(1003, (error as Error).message.slice(0, 100));
    }
  });
  socket.on('close', (code) => {
    if (!line.detach(socket)) return;
    // Who doesn't count would get again what it has hung up on.
    const isOver = code === goingAway || (hungUp.includes(code) && !line.counts);
    kernel.lines.left(line, isOver ? 'gone' : hungUp.includes(code) ? 'hung up' : 'cut');
  });
}

function isAsking(name: string): name is AskingChannel {
  return name === 'shell' || name === 'control' || name === 'stdin';
}
