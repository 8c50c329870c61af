import type { PageKernels } from './page-kernels.js';

/**
 * Makes a WebSocket for JupyterLab's kernel connections that leads to the kernels of this page, and speaks the older of
 * Jupyter's two protocols: messages as JSON. Other addresses, Jupyter's events among them, open and stay silent.
 */
export function pageSocket(kernels: PageKernels): typeof WebSocket {
  class PageSocket {
    static readonly CONNECTING = 0;
    static readonly OPEN = 1;
    static readonly CLOSING = 2;
    static readonly CLOSED = 3;
    readonly protocol = '';
    readyState: number = PageSocket.CONNECTING;
    binaryType = 'arraybuffer';
    onopen: ((event: Event) => unknown) | null = null;
    onmessage: ((event: MessageEvent) => unknown) | null = null;
    onclose: ((event: CloseEvent) => unknown) | null = null;
    onerror: ((event: Event) => unknown) | null = null;
    private readonly kernelId: string | undefined;
    private leave: () => void = () => {};

    constructor(url: string | URL) {
      this.kernelId = /\/kernels\/([^/]+)\/channels/.exec(String(url))?.[1];
      setTimeout(() => this.join());
    }

    send(text: string): void {
      if (this.kernelId !== undefined && kernels.has(this.kernelId))
        kernels.get(this.kernelId).inner.send(JSON.parse(text));
    }

    close(): void {
      if (this.readyState === PageSocket.CLOSED) return;
      this.readyState = PageSocket.CLOSED;
      this.leave();
      this.onclose?.(new CloseEvent('close', { wasClean: true, code: 1000 }));
    }

    private join(): void {
      if (this.readyState !== PageSocket.CONNECTING) return;
      if (this.kernelId !== undefined && !kernels.has(this.kernelId)) this.close();
      else {
        this.readyState = PageSocket.OPEN;
        if (this.kernelId !== undefined) this.listen(this.kernelId);
        this.onopen?.(new Event('open'));
      }
    }

    private listen(id: string): void {
      const kernel = kernels.get(id);
      kernel.pages++;
      const stop = kernel.inner.onMessage((message) =>
        this.onmessage?.(new MessageEvent('message', { data: JSON.stringify(message) })),
      );
      this.leave = () => {
        kernel.pages--;
        stop();
      };
    }
  }
  return PageSocket as unknown as typeof WebSocket;
}
