import { randomName } from '../../../check/random-name.js';
import type { BrowserKernel } from '../../kernel/browser-kernel.js';
import { HttpError } from '../../protocol/http-error.js';
import type { Kernel, Kernels } from '../../protocol/kernels/kernels.js';

/** A kernel of this page, and the sockets that are joined to it. */
export class PageKernel implements Kernel {
  readonly id: string = randomName(16);
  readonly name = 'tslab';
  readonly inner: BrowserKernel;
  lastActivity: Date = new Date();
  pages = 0;

  constructor(inner: BrowserKernel) {
    this.inner = inner;
    inner.onMessage(() => {
      this.lastActivity = new Date();
    });
  }

  get state(): string {
    return this.inner.state;
  }

  interrupt(): void {
    void this.inner.interrupt();
  }
}

/** The kernels of this page. The first is made ready before anybody asks, while the page itself is being loaded. */
export class PageKernels implements Kernels<PageKernel> {
  private readonly kernels = new Map<string, PageKernel>();
  private readonly make: () => Promise<BrowserKernel>;
  private spare: Promise<BrowserKernel> | undefined;

  constructor(make: () => Promise<BrowserKernel>) {
    this.make = make;
    this.spare = make();
    this.spare.catch(() => {
      this.spare = undefined; // whoever asks for a kernel tries again, and is told
    });
  }

  list(): PageKernel[] {
    return [...this.kernels.values()];
  }

  has(id: string): boolean {
    return this.kernels.has(id);
  }

  get(id: string): PageKernel {
    const kernel = this.kernels.get(id);
    if (!kernel) throw new HttpError(404, `No such kernel: ${id}`);
    return kernel;
  }

  async start(name = 'tslab'): Promise<PageKernel> {
    if (name !== 'tslab') throw new HttpError(404, `No such kernel: ${name}; there is tslab`);
    const made = this.spare ?? this.make();
    this.spare = undefined;
    const kernel = new PageKernel(await made);
    this.kernels.set(kernel.id, kernel);
    return kernel;
  }

  async restart(id: string): Promise<PageKernel> {
    const kernel = this.get(id);
    await kernel.inner.restart();
    return kernel;
  }

  async shutdown(id: string): Promise<void> {
    this.get(id).inner.dispose();
    this.kernels.delete(id);
  }
}
