import type { Kind } from '../kind.js';
import { inSlices } from './in-slices.js';
import { loadFor } from './loading.js';

/** What is on its way: how much of it has come (0 to 1), and what is said of it; nothing when it has come. */
export type Underway = { readonly share: number; readonly said: string } | undefined;

/** What an explorable has done while it can be touched: loads what its changes need, and works out what takes longer than a frame. */
export class Errands {
  /** Which work is wanted. */
  private run = 0;

  constructor(private readonly tell: (underway: Underway) => void) {}

  /** What the kind needs for a state. @throws {Error} where it can't be loaded */
  async loaded(kind: Kind<unknown>, state: unknown): Promise<unknown> {
    const all = kind.needs!.bytes?.(state) ?? 0;
    let last = -1;
    const hear = (bytes: number) => {
      const come = Math.round(bytes / 1e6);
      if (come === last) return;
      last = come;
      this.tell({ share: bytes / all, said: `Loading: ${come} of ${Math.round(all / 1e6)} MB` });
    };
    try {
      return await loadFor(kind, state, all < 1e6 ? () => undefined : hear);
    } finally {
      if (last >= 0) this.tell(undefined);
    }
  }

  /** What a state waits for; nothing where something else is asked meanwhile, or it isn't wanted any more. */
  async found(kind: Kind<unknown>, state: unknown, isWanted: () => boolean): Promise<unknown> {
    const run = ++this.run;
    if (!kind.later?.isDue(state)) return undefined;
    const isStill = () => this.run === run && isWanted();
    const loaded = await this.loaded(kind, state);
    return inSlices(kind.later.work(state, loaded), isStill);
  }
}
