import { binaryProtocol, LineEnd, readNote, receivedParameter } from '../protocol/line-end.js';

type Data = string | ArrayBufferLike | Blob | ArrayBufferView<ArrayBufferLike>;

/** A frame is confirmed at the latest after so many milliseconds, or so many frames. */
const patience = 100;
const manyFrames = 64;

/**
 * Makes a WebSocket for JupyterLab's kernel connections that loses and doubles nothing when its connection is cut: it counts
 * what has come, tells the server when it connects again, and sends again what the server hasn't got. It counts as open
 * when both ends have told each other.
 *
 * @param Base the WebSocket to stand on
 * @param onLoss is called when the server knows no longer what it had sent
 */
export function lastingSocket(Base: typeof WebSocket, onLoss: () => void): typeof WebSocket {
  const lines = new Map<string, LineEnd<Data>>();

  return class LastingSocket extends Base {
    private readonly line: LineEnd<Data> | undefined;
    private open: (() => void) | undefined;
    private agreed = false;
    private left = false;
    private told = 0;
    private timer: ReturnType<typeof setTimeout> | undefined;

    constructor(url: string | URL, protocols?: string | string[]) {
      const place = String(url).split('&token=')[0]!;
      const isOfKernel = /\/channels\?session_id=/.test(place);
      const line = isOfKernel ? (lines.get(place) ?? new LineEnd<Data>()) : undefined;
      // JupyterLab offers no protocol any more when its first try failed
      if (line) super(`${url}&${receivedParameter}=${line.received}`, [binaryProtocol]);
      else super(url, protocols);
      this.line = line;
      if (line) lines.set(place, line);
    }

    override send(data: Data): void {
      this.line?.keep(data);
      super.send(data as ArrayBuffer);
    }

    override close(code?: number, reason?: string): void {
      this.left = true;
      clearTimeout(this.timer);
      super.close(code, reason);
    }

    override set onopen(take: ((event: Event) => unknown) | null) {
      super.onopen = this.line
        ? (event) => {
            this.open = () => take?.call(this, event);
          }
        : take;
    }

    override set onmessage(take: ((event: MessageEvent) => unknown) | null) {
      super.onmessage = (event) => {
        if (!this.line) return take?.call(this, event);
        if (this.left) return;
        if (typeof event.data === 'string') return this.hear(this.line, event.data);
        this.line.received++;
        this.confirmSoon(this.line);
        take?.call(this, event);
      };
    }

    private hear(line: LineEnd<Data>, text: string): void {
      const { received, isNew } = readNote(text);
      if (isNew) {
        if (line.received > 0) onLoss();
        line.startAnew();
      } else line.confirm(received);
      if (this.agreed) return;
      this.agreed = true;
      for (const data of line.takeBack()) this.send(data);
      this.open?.();
    }

    private confirmSoon(line: LineEnd<Data>): void {
      const confirm = () => {
        clearTimeout(this.timer);
        this.timer = undefined;
        this.told = line.received;
        if (this.readyState === this.OPEN) super.send(JSON.stringify({ received: line.received }));
      };
      if (line.received - this.told >= manyFrames) confirm();
      else this.timer ??= setTimeout(confirm, patience);
    }
  };
}
