import type { WebSocket } from 'ws';
import { OutgoingMessage } from './outgoing-message.js';
import { PageLine } from './page-line.js';
import type { Recording } from './recording.js';

/** Milliseconds that a page's line is kept after its connection ended so. */
const kept = { gone: 0, 'hung up': 30_000, cut: 3_600_000 };
const mostDetached = 64;
/** Milliseconds that the kernel waits for pages that are all behind. */
const patience = 20_000;

/** The lines to all pages of a kernel, those that are cut included. */
export class PageLines {
  private readonly lines = new Map<string, PageLine>();
  private readonly timers = new Map<PageLine, NodeJS.Timeout>();
  private readonly recording: Recording;
  /** The browsers whose pages are connected, or were. */
  readonly readers: Set<string> = new Set();

  constructor(recording: Recording) {
    this.recording = recording;
  }

  get all(): PageLine[] {
    return [...this.lines.values()];
  }

  get attached(): PageLine[] {
    return this.all.filter(({ isAttached }) => isAttached);
  }

  /** A page connects, for the first time or again; a new one gets what cells of absent pages have put out. */
  join(session: string, socket: WebSocket, received: number | undefined, reader?: string): PageLine {
    const known = this.lines.get(session);
    const line = known ?? new PageLine(session, reader);
    clearTimeout(this.timers.get(line));
    this.timers.delete(line);
    line.isHungUp = false;
    this.lines.set(session, line);
    if (reader !== undefined) this.readers.add(reader);
    line.attach(socket, received, known === undefined);
    this.recording.forget(session);
    if (!known) this.adopt(line);
    return line;
  }

  private adopt(line: PageLine): void {
    const here = new Set(this.attached.map(({ session }) => session));
    for (const [id, messages] of this.recording.orphans(here)) {
      line.adopted.add(id);
      for (const message of messages) line.put(new OutgoingMessage('iopub', message));
    }
  }

  /** A page's connection ended. */
  left(line: PageLine, how: keyof typeof kept): void {
    const isKnown = this.lines.get(line.session) === line;
    line.isHungUp = how === 'hung up';
    if (kept[how] === 0 || !isKnown) this.drop(line);
    else this.timers.set(line, setTimeout(() => this.drop(line), kept[how]).unref());
    for (const longest of [...this.timers.keys()].slice(0, -mostDetached)) this.drop(longest);
  }

  /** Keeps no line any longer: the kernel has ended for good. */
  end(): void {
    for (const line of this.all) this.drop(line);
  }

  private drop(line: PageLine): void {
    clearTimeout(this.timers.get(line));
    this.timers.delete(line);
    if (this.lines.get(line.session) === line) this.lines.delete(line.session);
  }

  /** Waits while all pages are behind; those that take nothing for long are hung up on. */
  async pace(): Promise<void> {
    const until = Date.now() + patience;
    while (this.attached.length > 0 && this.attached.every(({ isBehind }) => isBehind)) {
      if (Date.now() > until) for (const line of this.attached) line.hangUp();
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
}
