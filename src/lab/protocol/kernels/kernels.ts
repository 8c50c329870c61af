/** A kernel as Jupyter's API describes it. */
export interface KernelModel {
  id: string;
  name: string;
  last_activity: string;
  execution_state: string;
  connections: number;
}

/** As much of a kernel as the routes need. */
export interface Kernel {
  readonly id: string;
  readonly name: string;
  readonly state: string;
  readonly lastActivity: Date;
  /** How many pages are joined to it. */
  readonly pages: number;
  interrupt(): void;
}

/** The kernels that run, wherever they do: processes of the server's machine, or workers of the page. */
export interface Kernels<K extends Kernel = Kernel> {
  list(): K[];
  has(id: string): boolean;
  /** @throws {HttpError} 404 when there is none */
  get(id: string): K;
  /** Starts a kernel for this notebook. */
  start(name: string | undefined, notebook: string | undefined): Promise<K>;
  restart(id: string): Promise<K>;
  shutdown(id: string): Promise<void>;
}

/** What the API says about a kernel. */
export function kernelModel({ id, name, lastActivity, state, pages }: Kernel): KernelModel {
  return {
    id,
    name,
    last_activity: lastActivity.toISOString(),
    execution_state: state,
    connections: pages,
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
