import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { printable } from '../../format/printable.js';
import { binaryProtocol } from '../protocol/line-end.js';
import { faultNotice, kernelNotice } from '../protocol/server-notice.js';
import { foreignReason, isKnown, readerOf } from './access.js';
import { joinChannels } from './kernels/join-page.js';
import type { LabKernel } from './kernels/lab-kernel.js';
import type { LabContext } from './lab-context.js';

const largestMessage = 100 * 1024 * 1024;

/** The open websockets. */
export interface Sockets {
  /** Tells all pages that the server met a fault of its own. */
  readonly tellFault: () => void;
  /** Tells the pages of one lab what there is to say about its kernels. */
  readonly tellKernels: (lab: LabContext) => void;
  /** Ends all connections, or those of one lab. */
  readonly close: (lab?: LabContext) => void;
}

/** Whose a connection is, and whether it is for events. */
interface Connection {
  readonly lab: LabContext;
  readonly listens: boolean;
}

/**
 * Lets the page's websockets in: kernels' channels, and Jupyter's events. All of them are made here, and whatever comes
 * over one of them, its errors end here and with it.
 *
 * @param labOf which lab a request is for, if it is for one
 */
export function serveSockets(
  server: Server,
  labOf: (request: IncomingMessage) => Promise<LabContext | undefined> | LabContext | undefined,
): Sockets {
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: largestMessage,
    handleProtocols: (offered) => (offered.has(binaryProtocol) ? binaryProtocol : false),
  });
  const connections = new Map<WebSocket, Connection>();
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on('error', () => socket.destroy());
    answer(request, socket, head).catch((error: Error) => {
      console.error(printable(`A websocket was refused: ${error.message}`));
      refuse(socket, '400 Bad Request');
    });
  });

  async function answer(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
    const found = labOf(request);
    const lab = found instanceof Promise ? await found : found;
    if (!lab) return refuse(socket, '403 Forbidden');
    const [path = '', query] = (request.url ?? '/').split('?', 2);
    const place = wanted(lab, request, path);
    if ('refusal' in place) refuse(socket, place.refusal);
    else
      sockets.handleUpgrade(request, socket, head, (opened) => {
        // A frame that breaks the rules ends its own connection, and nothing else.
        opened.on('error', () => opened.terminate());
        connections.set(opened, { lab, listens: !place.kernel });
        opened.on('close', () => connections.delete(opened));
        if (place.kernel)
          return joinChannels(opened, place.kernel, new URLSearchParams(query), readerOf(request));
        opened.on('close', lab.readers.listens(readerOf(request)));
        if (lab.classmate?.notice()) tell(opened, kernelNotice(lab.classmate.notice()));
      });
  }

  const listening = (of?: LabContext) =>
    [...connections].flatMap(([socket, { lab, listens }]) => (listens && (!of || lab === of) ? socket : []));
  return {
    tellFault: () => {
      for (const socket of listening()) tell(socket, faultNotice);
    },
    tellKernels: (lab) => {
      const notice = kernelNotice(lab.classmate?.notice() ?? '');
      for (const socket of listening(lab)) tell(socket, notice);
    },
    close: (of) => {
      for (const [socket, { lab }] of connections) if (!of || lab === of) socket.terminate();
    },
  };
}

function tell(socket: WebSocket, notice: object): void {
  socket.send(JSON.stringify(notice), () => {});
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
