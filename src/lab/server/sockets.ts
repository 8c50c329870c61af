import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { foreignReason, isKnown } from './access.js';
import { joinChannels } from './kernels/join-page.js';
import { binaryProtocol } from './kernels/websocket-frames.js';
import type { LabContext } from './lab-context.js';

const largestMessage = 100 * 1024 * 1024;

/** Lets the page's websockets in: kernels' channels, and Jupyter's events, of which there are none. */
export function serveSockets(server: Server, lab: LabContext): WebSocketServer {
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: largestMessage,
    handleProtocols: (offered) => (offered.has(binaryProtocol) ? binaryProtocol : false),
  });
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on('error', () => socket.destroy());
    try {
      answer(request, socket, head);
    } catch (error) {
      console.error(`A websocket was refused: ${(error as Error).message}`);
      refuse(socket, '400 Bad Request');
    }
  });

  function answer(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const foreign = foreignReason(lab.access, request, true);
    // A browser always names the origin of a websocket; who names none must carry the token.
    const isWelcome = foreign === undefined && isKnown(lab.access, request);
    const [path = '', query] = (request.url ?? '/').split('?', 2);
    const isForEvents = path === '/api/events/subscribe';
    const id = /^\/api\/kernels\/([^/]+)\/channels$/.exec(path)?.[1];
    const kernel = lab.kernels.list().find((each) => each.id === id);
    if (!isWelcome || (!kernel && !isForEvents)) {
      refuse(socket, isWelcome ? '404 Not Found' : '403 Forbidden');
      return;
    }
    const open = (opened: WebSocket): void => {
      // A frame that breaks the rules ends its own connection, and nothing else.
      opened.on('error', () => opened.terminate());
      if (kernel) joinChannels(opened, kernel, new URLSearchParams(query).get('session_id') ?? '');
    };
    sockets.handleUpgrade(request, socket, head, open);
  }
  return sockets;
}

function refuse(socket: Duplex, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}
