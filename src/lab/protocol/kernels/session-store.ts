import { randomName } from '../../../check/random-name.js';
import { HttpError } from '../http-error.js';
import { type Kernel, type KernelModel, type Kernels, kernelModel } from './kernels.js';
import { Turns } from './turns.js';

interface Session {
  readonly id: string;
  path: string;
  name: string;
  type: string;
  kernelId: string;
}

/** A session as Jupyter's API describes it: a notebook and its kernel. */
export interface SessionModel {
  id: string;
  path: string;
  name: string;
  type: string;
  kernel: KernelModel;
  notebook?: { path: string; name: string };
}

/** What the page asks for when it makes or changes a session. */
export interface SessionRequest {
  path?: string;
  name?: string;
  type?: string;
  kernel?: KernelRequest;
}

interface KernelRequest {
  id?: string;
  name?: string;
}

/** Which notebook has which kernel. */
export class SessionStore {
  private readonly sessions = new Map<string, Session>();
  private readonly kernels: Kernels;
  private readonly turns = new Turns();

  constructor(kernels: Kernels) {
    this.kernels = kernels;
  }

  /** Sessions whose kernel still exists. */
  list(): SessionModel[] {
    const running = new Set(this.kernels.list().map(({ id }) => id));
    for (const { id, kernelId } of this.sessions.values())
      if (!running.has(kernelId)) this.sessions.delete(id);
    return [...this.sessions.values()].map((session) => this.model(session));
  }

  get(id: string): SessionModel {
    const found = this.list().find((session) => session.id === id);
    if (!found) throw new HttpError(404, `No such session: ${id}`);
    return found;
  }

  /** The notebook's session; a notebook has one, whichever page asks, and however many ask at once. */
  async create({ path = '', name = '', type = 'notebook', kernel }: SessionRequest): Promise<SessionModel> {
    if (path === '') throw new HttpError(400, 'A session needs a path');
    return this.turns.take([path], async () => {
      const known = this.list().find((session) => session.path === path && session.type === type);
      if (known) return known;
      const started = await this.kernelFor(kernel, path);
      const session = { id: randomName(16), path, name, type, kernelId: started.id };
      this.sessions.set(session.id, session);
      return this.model(session);
    });
  }

  /** Another path, name or kernel for a session. */
  async change(id: string, { path, name, type, kernel }: SessionRequest): Promise<SessionModel> {
    const before = this.get(id).path;
    return this.turns.take([id, before, path ?? before], async () => {
      this.get(id);
      const session = this.sessions.get(id)!;
      if (path !== undefined) session.path = path;
      if (name !== undefined) session.name = name;
      if (type !== undefined) session.type = type;
      if (kernel && kernel.id !== session.kernelId) await this.exchange(session, kernel);
      return this.model(session);
    });
  }

  async end(id: string): Promise<void> {
    return this.turns.take([id, this.get(id).path], async () => {
      const { kernel } = this.get(id);
      this.sessions.delete(id);
      await this.kernels.shutdown(kernel.id);
    });
  }

  /** A kernel of the page's choice takes the place of the one before, which ends if it was made for the notebook. */
  private async exchange(session: Session, kernel: KernelRequest): Promise<void> {
    const before = session.kernelId;
    session.kernelId = (await this.kernelFor(kernel, session.path)).id;
    this.sessions.set(session.id, session); // it was forgotten if its kernel ended meanwhile
    if (!kernel.id && this.kernels.has(before)) await this.kernels.shutdown(before);
  }

  private kernelFor(asked: KernelRequest | undefined, path: string): Promise<Kernel> | Kernel {
    return asked?.id ? this.kernels.get(asked.id) : this.kernels.start(asked?.name, path);
  }

  private model({ id, path, name, type, kernelId }: Session): SessionModel {
    const kernel = kernelModel(this.kernels.get(kernelId));
    return { id, path, name, type, kernel, ...(type === 'notebook' ? { notebook: { path, name } } : {}) };
  }
}
