import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
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
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://server');
    const foreign = foreignReason(lab.access, request, true);
    // A browser always names the origin of a websocket; who names none must carry the token.
    if (foreign !== undefined || !isKnown(lab.access, request)) return refuse(socket, '403 Forbidden');
    if (pathname === '/api/events/subscribe') return sockets.handleUpgrade(request, socket, head, () => {});
    const id = /^\/api\/kernels\/([^/]+)\/channels$/.exec(pathname)?.[1];
    const kernel = lab.kernels.list().find((each) => each.id === id);
    if (!kernel) return refuse(socket, '404 Not Found');
    sockets.handleUpgrade(request, socket, head, (opened) =>
      joinChannels(opened, kernel, searchParams.get('session_id') ?? ''),
    );
  });
  return sockets;
}

function refuse(socket: Duplex, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}
