import { stat } from 'node:fs/promises';
import { posix } from 'node:path';
import { safePath } from '../contents/safe-path.js';
import { HttpError } from '../http-error.js';
import { LabKernel } from './lab-kernel.js';

/** A kernel as Jupyter's API describes it. */
export interface KernelModel {
  id: string;
  name: string;
  last_activity: string;
  execution_state: string;
  connections: number;
}

/** All running kernels of the server. */
export class KernelStore {
  private readonly kernels = new Map<string, LabKernel>();
  private readonly root: string;
  private readonly most = 20;

  constructor(root: string) {
    this.root = root;
  }

  list(): LabKernel[] {
    return [...this.kernels.values()];
  }

  get(id: string): LabKernel {
    const kernel = this.kernels.get(id);
    if (!kernel) throw new HttpError(404, `No such kernel: ${id}`);
    return kernel;
  }

  /** Starts a kernel that works in the folder of this notebook. */
  async start(name = 'tslab', notebook = ''): Promise<LabKernel> {
    if (name !== 'tslab') throw new HttpError(404, `No such kernel: ${name}; there is tslab`);
    if (this.kernels.size >= this.most)
      throw new HttpError(
        503,
        `${this.most} kernels are running: shut one down first, in the page "Running"`,
      );
    const folder = await safePath(this.root, posix.dirname(notebook).replace(/^\.$/, ''));
    if (!(await stat(folder).catch(() => undefined))?.isDirectory())
      throw new HttpError(404, `No such folder: ${posix.dirname(notebook)}`);
    const kernel = new LabKernel(folder);
    this.kernels.set(kernel.id, kernel);
    await kernel.start();
    return kernel;
  }

  async shutdown(id: string): Promise<void> {
    const kernel = this.get(id);
    this.kernels.delete(id);
    await kernel.shutdown();
  }

  async shutdownAll(): Promise<void> {
    await Promise.all(this.list().map(({ id }) => this.shutdown(id)));
  }
}

/** What the API says about a kernel. */
export function kernelModel({ id, name, lastActivity, state, listeners }: LabKernel): KernelModel {
  return {
    id,
    name,
    last_activity: lastActivity.toISOString(),
    execution_state: state,
    connections: listeners.size,
  };
}

/** The kernels there are: tslab, started by the kit. */
export const kernelSpecs = {
  default: 'tslab',
  kernelspecs: {
    tslab: {
      name: 'tslab',
      resources: {},
      spec: {
        argv: [],
        display_name: 'TypeScript',
        language: 'typescript',
        env: {},
        interrupt_mode: 'message',
        metadata: {},
      },
    },
  },
} as const;
