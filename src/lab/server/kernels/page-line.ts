import type { WebSocket } from 'ws';
import { binaryProtocol, type LineNote } from '../../protocol/line-end.js';
import type { OutgoingMessage } from './outgoing-message.js';
import { OutgoingQueue } from './outgoing-queue.js';

/**
 * A kernel's line to one page, whatever becomes of the page's connection.
 *
 * A page that counts says itself what it has got (see `LineEnd`); of any other client the answers to pings tell. What was on
 * its way to such a client when its connection was cut, it may get twice; it loses nothing.
 */
export class PageLine {
  /** The page's own identifier, which it keeps when it connects again. */
  readonly session: string;
  /** Which browser the page is in, if that is known. */
  readonly reader: string | undefined;
  /** Executions of other pages, by their message's identifier, that this page shows: it came when theirs was away. */
  readonly adopted: Set<string> = new Set();
  /** Whether the page itself has ended the connection, and may come back. */
  isHungUp = false;
  private readonly queue = new OutgoingQueue();
  private socket: WebSocket | undefined;
  /** Whether the page counts what it gets, and comes back to this line. */
  counts = false;
  private isAsked = false;
  private sent = 0;
  private received = 0;

  constructor(session: string, reader?: string) {
    this.session = session;
    this.reader = reader;
  }

  get isAttached(): boolean {
    return this.socket !== undefined;
  }

  get isBehind(): boolean {
    return this.queue.isBehind;
  }

  /** Goes on over another connection. @param received what the page says that it has, if it counts */
  attach(socket: WebSocket, received: number | undefined, isNew: boolean): void {
    const before = this.socket;
    this.socket = socket;
    before?.terminate();
    this.counts = received !== undefined && socket.protocol === binaryProtocol;
    if (this.counts && !isNew) this.queue.confirm(received!);
    this.sent -= this.queue.onTheirWay;
    this.queue.takeBack();
    this.tell({ received: this.received, ...(isNew ? { isNew } : {}) });
    this.isAsked = false;
    socket.on('pong', (count) => {
      if (!this.isOver(socket)) return;
      this.isAsked = false;
      this.confirm(Number(count.toString()));
    });
    this.pump();
  }

  /** @returns whether this was the page's connection */
  detach(socket: WebSocket): boolean {
    if (this.socket !== socket) return false;
    this.socket = undefined;
    return true;
  }

  isOver(socket: WebSocket): boolean {
    return this.socket === socket;
  }

  hangUp(): void {
    this.socket?.terminate();
  }

  put(message: OutgoingMessage): void {
    this.queue.put(message);
    this.pump();
  }

  /** Notes that a frame of the page has come. */
  count(): void {
    this.received++;
    this.tell({ received: this.received });
  }

  /** The page has got so many messages in all. */
  confirm(count: number): void {
    this.queue.confirm(count);
    this.pump();
  }

  private tell(note: LineNote): void {
    if (this.counts) this.socket?.send(JSON.stringify(note), () => {});
  }

  private pump(): void {
    const { socket } = this;
    if (!socket) return;
    const next = this.queue.take();
    for (const message of next) socket.send(message.packed(socket.protocol === binaryProtocol), () => {});
    this.sent += next.length;
    if (!this.counts && !this.isAsked) this.ask(socket);
  }

  /** Asks a page that doesn't count what has come; one question at a time, as clients end a connection that asks too much. */
  private ask(socket: WebSocket): void {
    if (this.queue.onTheirWay === 0 || socket.readyState !== socket.OPEN) return;
    this.isAsked = true;
    socket.ping(String(this.sent));
  }
}
