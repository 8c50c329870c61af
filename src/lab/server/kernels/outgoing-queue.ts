import { newMessage } from '../../../jupyter/wire.js';
import { LineEnd } from '../../protocol/line-end.js';
import { OutgoingMessage } from './outgoing-message.js';

const megabyte = 1024 * 1024;
/** What may be on its way to a page that hasn't said that it has it. */
const mostOnItsWay = 8 * megabyte;
/** From here on a page is behind: if all are, the kernel's messages wait. */
const muchWaiting = 8 * megabyte;
/** More isn't kept for a page that takes nothing. */
const mostWaiting = 32 * megabyte;

/**
 * What a kernel has to say to one page, in order: bounded, so that a page which takes nothing costs 40 MB at most. Beyond
 * that, outputs are left out, and the page is told so in their place: once for each execution, and how much in all.
 */
export class OutgoingQueue {
  private readonly end = new LineEnd<OutgoingMessage>();
  private waiting: OutgoingMessage[] = [];
  private waitingBytes = 0;
  private bytesOnTheirWay = 0;

  get isBehind(): boolean {
    return this.waitingBytes > muchWaiting;
  }

  get onTheirWay(): number {
    return this.end.unconfirmed.length;
  }

  put(message: OutgoingMessage): void {
    this.waiting.push(message);
    this.waitingBytes += message.bytes;
    if (this.waitingBytes > mostWaiting) this.leaveOut();
  }

  /** What may be sent now; it is kept until the page has confirmed it. */
  take(): OutgoingMessage[] {
    let count = 0;
    for (; count < this.waiting.length && this.bytesOnTheirWay < mostOnItsWay; count++) {
      const message = this.waiting[count]!;
      this.end.keep(message);
      this.waitingBytes -= message.bytes;
      this.bytesOnTheirWay += message.bytes;
    }
    return this.waiting.splice(0, count);
  }

  /** The page has got so many messages in all. */
  confirm(count: number): void {
    for (const { bytes } of this.end.confirm(count)) this.bytesOnTheirWay -= bytes;
  }

  /** What the page may not have got waits again, before all else. */
  takeBack(): void {
    this.waiting = [...this.end.takeBack(), ...this.waiting];
    this.waitingBytes += this.bytesOnTheirWay;
    this.bytesOnTheirWay = 0;
  }

  private leaveOut(): void {
    const missing = new Map<string | undefined, { bytes: number; last: OutgoingMessage }>();
    for (const message of this.waiting) {
      if (!message.isOutput) continue;
      const bytes = message.standsFor + (missing.get(message.request)?.bytes ?? 0);
      missing.set(message.request, { bytes, last: message });
    }
    this.waiting = this.waiting.flatMap((message) => {
      if (!message.isOutput) return [message];
      const { bytes, last } = missing.get(message.request)!;
      return message === last ? [leftOut(last, bytes)] : [];
    });
    this.waitingBytes = this.waiting.reduce((sum, message) => sum + message.bytes, 0);
  }
}

/** Stands in the place of outputs that a page can't get any more. */
function leftOut(
  { message: { header, parent_header, metadata } }: OutgoingMessage,
  bytes: number,
): OutgoingMessage {
  const text = `[${Math.ceil(bytes / megabyte)} MB of output were left out here: this page took nothing for too long]\n`;
  const said = newMessage('stream', { name: 'stderr', text }, header.session);
  return new OutgoingMessage('iopub', { ...said, parent_header, metadata }, bytes);
}
