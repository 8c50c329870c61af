import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { printable } from '../../format/printable.js';
import { binaryProtocol } from '../protocol/line-end.js';
import { faultNotice } from '../protocol/server-notice.js';
import { foreignReason, isKnown, readerOf } from './access.js';
import { joinChannels } from './kernels/join-page.js';
import type { LabKernel } from './kernels/lab-kernel.js';
import type { LabContext } from './lab-context.js';

const largestMessage = 100 * 1024 * 1024;

/** The open websockets. */
export interface Sockets {
  /** Tells all pages that the server met a fault of its own. */
  readonly tellFault: () => void;
  /** Ends all connections. */
  readonly close: () => void;
}

/**
 * Lets the page's websockets in: kernels' channels, and Jupyter's events. All of them are made here, and whatever comes
 * over one of them, its errors end here and with it.
 */
export function serveSockets(server: Server, lab: LabContext): Sockets {
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: largestMessage,
    handleProtocols: (offered) => (offered.has(binaryProtocol) ? binaryProtocol : false),
  });
  const listening = new Set<WebSocket>();
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on('error', () => socket.destroy());
    try {
      answer(request, socket, head);
    } catch (error) {
      console.error(printable(`A websocket was refused: ${(error as Error).message}`));
      refuse(socket, '400 Bad Request');
    }
  });

  function answer(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const [path = '', query] = (request.url ?? '/').split('?', 2);
    const place = wanted(lab, request, path);
    if ('refusal' in place) refuse(socket, place.refusal);
    else
      sockets.handleUpgrade(request, socket, head, (opened) => {
        // A frame that breaks the rules ends its own connection, and nothing else.
        opened.on('error', () => opened.terminate());
        if (place.kernel) joinChannels(opened, place.kernel, new URLSearchParams(query), readerOf(request));
        else listening.add(opened.on('close', () => listening.delete(opened)));
      });
  }
  return {
    tellFault: () => {
      for (const socket of listening) socket.send(JSON.stringify(faultNotice), () => {});
    },
    close: () => {
      for (const socket of sockets.clients) socket.terminate();
    },
  };
}

/** Where a websocket leads to: to a kernel, to the server's events (which are no kernel's), or nowhere. */
function wanted(
  lab: LabContext,
  request: IncomingMessage,
  path: string,
): { kernel: LabKernel | undefined } | { refusal: string } {
  const foreign = foreignReason(lab.access, request, true);
  // A browser always names the origin of a websocket; who names none must know the token or the cookie.
  if (foreign !== undefined || !isKnown(lab.access, request)) return { refusal: '403 Forbidden' };
  if (path === '/api/events/subscribe') return { kernel: undefined };
  const id = /^\/api\/kernels\/([^/]+)\/channels$/.exec(path)?.[1];
  const kernel = lab.kernels.list().find((each) => each.id === id);
  return kernel ? { kernel } : { refusal: '404 Not Found' };
}

function refuse(socket: Duplex, status: string): void {
  socket.once('finish', () => socket.destroy());
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}
