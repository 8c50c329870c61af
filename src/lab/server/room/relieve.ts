import type { LabKernel } from '../kernels/lab-kernel.js';
import type { Seats } from '../kernels/seats.js';
import type { LabContext } from '../lab-context.js';

/** A student's lab, by the name that the student has in the queue. */
export interface OwnedLab {
  readonly owner: string;
  readonly lab: Pick<LabContext, 'kernels'>;
}

interface Idle {
  readonly owner: string;
  readonly kernel: LabKernel;
  readonly idle: number;
}

/**
 * Puts kernels to rest for those who wait: of who has as many as one may have, the one that was idle for longest; of others,
 * those that were idle for long enough, one for each who waits.
 *
 * @param idle milliseconds after which a kernel gives way
 */
export async function relieve(seats: Seats, labs: readonly OwnedLab[], idle: number): Promise<void> {
  const waiting = seats.waiting();
  if (waiting.length === 0) return;
  const now = Date.now();
  const all = labs
    .flatMap(({ owner, lab }) =>
      lab.kernels.list().flatMap((kernel): Idle[] => {
        const since = kernel.idleFor(now);
        return since === undefined ? [] : [{ owner, kernel, idle: since }];
      }),
    )
    .sort((a, b) => b.idle - a.idle);
  const resting = new Set<Idle>();
  for (const { owner, forOwn } of waiting) {
    const isFor = (each: Idle) => (forOwn ? each.owner === owner : each.idle >= idle);
    const found = all.find((each) => !resting.has(each) && isFor(each));
    if (found) resting.add(found);
  }
  await Promise.all(Array.from(resting, ({ kernel }) => kernel.rest()));
}
