import { stat } from 'node:fs/promises';
import { posix } from 'node:path';
import { HttpError } from '../../protocol/http-error.js';
import type { Kernels } from '../../protocol/kernels/kernels.js';
import { Turns } from '../../protocol/kernels/turns.js';
import { safePath } from '../contents/safe-path.js';
import { LabKernel } from './lab-kernel.js';
import type { SharedRules } from './shared-rules.js';

/** All running kernels of the server. */
export class KernelStore implements Kernels<LabKernel> {
  private readonly kernels = new Map<string, LabKernel>();
  private readonly root: string;
  private readonly most: number;
  private readonly turns = new Turns();
  private starting = 0;
  private closed = false;
  private readonly shared: SharedRules | undefined;

  /**
   * @param most how many may run at once
   * @param shared for kernels that share the machine with other people's
   */
  constructor(root: string, most = 20, shared?: SharedRules) {
    this.shared = shared;
    this.root = root;
    this.most = most;
  }

  list(): LabKernel[] {
    return [...this.kernels.values()];
  }

  has(id: string): boolean {
    return this.kernels.has(id);
  }

  get(id: string): LabKernel {
    const kernel = this.kernels.get(id);
    if (!kernel) throw new HttpError(404, `No such kernel: ${id}`);
    return kernel;
  }

  /** Starts a kernel that works in the folder of this notebook. */
  async start(name = 'tslab', notebook = ''): Promise<LabKernel> {
    if (name !== 'tslab') throw new HttpError(404, `No such kernel: ${name}; there is tslab`);
    if (this.closed) throw new HttpError(503, 'The server is being stopped');
    if (this.kernels.size + this.starting >= this.most)
      throw new HttpError(
        503,
        `${this.most} kernels are running: shut one down first, under "Running kernels" on the home page`,
      );
    this.starting++;
    try {
      return await this.launch(new LabKernel(await this.folderOf(notebook), this.shared));
    } finally {
      this.starting--;
    }
  }

  /** A kernel is listed as soon as it runs; one that comes while the server stops goes at once. */
  private async launch(kernel: LabKernel): Promise<LabKernel> {
    await kernel.start();
    if (this.closed) {
      await kernel.shutdown();
      throw new HttpError(503, 'The server is being stopped');
    }
    this.kernels.set(kernel.id, kernel);
    return kernel;
  }

  private async folderOf(notebook: string): Promise<string> {
    const folder = await safePath(this.root, posix.dirname(notebook).replace(/^\.$/, ''));
    if (!(await stat(folder).catch(() => undefined))?.isDirectory())
      throw new HttpError(404, `No such folder: ${posix.dirname(notebook)}`);
    return folder;
  }

  /** Starts the kernel's process anew, after all that was asked of it before. */
  restart(id: string): Promise<LabKernel> {
    return this.turns.take([id], async () => {
      const kernel = this.get(id);
      await kernel.restart();
      return kernel;
    });
  }

  /** Ends a kernel, after all that was asked of it before. */
  shutdown(id: string): Promise<void> {
    return this.turns.take([id], async () => {
      const kernel = this.get(id);
      this.kernels.delete(id);
      await kernel.shutdown();
    });
  }

  async shutdownAll(): Promise<void> {
    this.closed = true;
    await Promise.allSettled(this.list().map(({ id }) => this.shutdown(id)));
  }
}
