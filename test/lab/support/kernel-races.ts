import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { HttpError } from '../../../src/lab/protocol/http-error.js';
import { SessionStore } from '../../../src/lab/protocol/kernels/session-store.js';
import { KernelStore } from '../../../src/lab/server/kernels/kernel-store.js';
import { seededRandom } from '../../../src/train/seeded-random.js';
import { childrenOf } from '../../support/processes.js';

/** Kernels and sessions of a folder of their own, and a count of their processes. */
export interface Races {
  readonly kernels: KernelStore;
  readonly sessions: SessionStore;
  readonly processes: () => number;
  readonly end: () => Promise<void>;
}

/** @param most how many kernels may run at once */
export async function startRaces(most: number): Promise<Races> {
  const root = await realpath(await mkdtemp(join(tmpdir(), 'attention-kit-races-')));
  const others = childrenOf(process.pid).length;
  const kernels = new KernelStore(root, most);
  return {
    kernels,
    sessions: new SessionStore(kernels),
    processes: () => childrenOf(process.pid).length - others,
    end: async () => {
      await kernels.shutdownAll();
      await rm(root, { recursive: true, force: true });
    },
  };
}

/** How many of these orders were carried out; the others were refused by the server's rules. */
export async function carriedOut(orders: Promise<unknown>[]): Promise<number> {
  const all = await Promise.allSettled(orders);
  const failed = all.filter((each) => each.status === 'rejected').map(({ reason }) => reason);
  for (const reason of failed) if (!(reason instanceof HttpError)) throw reason;
  return orders.length - failed.length;
}

/** Gives orders in a random mixture, up to four at once, on whatever runs at that time. */
export async function mixOrders({ kernels, sessions }: Races, seed: number, count: number): Promise<void> {
  const random = seededRandom(seed);
  const pick = <T>(all: readonly T[]): T | undefined => all[Math.floor(random() * all.length)];
  const path = () => pick(['a.ipynb', 'b.ipynb', 'c.ipynb'])!;
  const kernel = () => pick(kernels.list())?.id ?? 'none';
  const session = () => pick(sessions.list())?.id ?? 'none';
  const orders = [
    () => kernels.start('tslab', path()),
    () => kernels.restart(kernel()),
    () => kernels.restart(kernel()),
    () => kernels.shutdown(kernel()),
    () => sessions.create({ path: path() }),
    () => sessions.create({ path: path() }),
    () => sessions.change(session(), { path: path() }),
    () => sessions.change(session(), { kernel: { name: 'tslab' } }),
    () => sessions.change(session(), { kernel: { id: kernel() } }),
    () => sessions.end(session()),
  ];
  for (let given = 0; given < count; ) {
    const some = Array.from({ length: 1 + Math.floor(random() * 4) }, async () => pick(orders)!());
    given += some.length;
    await carriedOut(some);
  }
}
