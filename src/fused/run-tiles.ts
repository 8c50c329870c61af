import { readJob } from './job-fields.js';
import { fusedKernel, type Kernel, renewed, type TileKind, useKernel } from './kernel.js';
import { type Crew, crewSize, gatherCrew } from './threads/crew.js';

const KINDS: readonly TileKind[] = ['forwardTile', 'queryGradientTile', 'keyGradientTile'];

/** From so many multiply-adds on it pays to wake other threads. */
const PAYS_FROM = 4e6;
/** So many lost crews are enough. */
const MOST_LOSSES = 3;

const crews = new WeakMap<Kernel, { crew: Crew; threads: number }>();
let limit = Number.POSITIVE_INFINITY;
let losses = 0;

/** Says which kernel is to be used. */
export type KernelChoice = () => Kernel | undefined;

/** A thread doesn't answer any more, and may still write to the kernel's memory. */
class LostThread extends Error {}

/** Lets no more than `count` threads work from now on, this one included; returns how many that will be. */
export function limitThreads(count: number): number {
  limit = count;
  return threadLimit();
}

/** How many threads may work at once; each needs scratch memory of its own. */
export function threadLimit(): number {
  return Math.min(limit, crewSize() + 1);
}

/**
 * Runs work on the kernel while no other thread touches its memory.
 * Where one doesn't answer any more, the work is done again in new memory.
 *
 * @returns what `run` returns; undefined where there is no kernel for this host
 */
export function onKernel<Result>(
  run: (kernel: Kernel) => Result,
  choose: KernelChoice = fusedKernel,
): Result | undefined {
  for (;;) {
    const kernel = choose();
    if (!kernel) return undefined;
    try {
      settle(kernel);
      return run(kernel);
    } catch (error) {
      if (!(error instanceof LostThread)) throw error;
      crews.get(kernel)!.crew.disband();
      useKernel(renewed(kernel));
      countLoss();
    }
  }
}

/** Does tiles 0 to `tileCount` − 1 of the job, in any order, and returns when all are done. */
export function runTiles(kernel: Kernel, kind: TileKind, jobPointer: number, tileCount: number): void {
  const { memory, exports } = kernel;
  const scratch = readJob(memory, 'scratch');
  const compute = (tile: number) => exports[kind](jobPointer, tile, scratch);
  if (tileCount < 2 || threadLimit() === 1 || !kernel.variant.shared || multiplyAdds(memory) < PAYS_FROM) {
    for (let tile = 0; tile < tileCount; tile++) compute(tile);
    return;
  }
  settle(kernel);
  const scratchBytes = readJob(memory, 'scratchBytes');
  const shift = { kind: KINDS.indexOf(kind), job: jobPointer, tiles: tileCount, scratch, scratchBytes };
  crewOf(kernel).work(shift, compute);
}

function settle(kernel: Kernel): void {
  if (crews.get(kernel)?.crew.settle() === false) throw new LostThread();
}

/** The threads that help this kernel: those that did before, unless there should be more or fewer, or one has ended. */
function crewOf(kernel: Kernel): Crew {
  const threads = threadLimit();
  const before = crews.get(kernel);
  if (before?.threads === threads && before.crew.isWhole()) return before.crew;
  if (before && !before.crew.isWhole()) countLoss();
  before?.crew.disband();
  const crew = gatherCrew(kernel.module, kernel.memory, KINDS, threads - 1);
  crews.set(kernel, { crew, threads });
  return crew;
}

/** Where threads end again and again, or may not start, it is better not to ask for them any more. */
function countLoss(): void {
  losses++;
  if (losses === MOST_LOSSES) limit = 1;
}

function multiplyAdds(memory: WebAssembly.Memory): number {
  const [batch, n, m, dK, dV] = (['batch', 'n', 'm', 'dK', 'dV'] as const).map((field) =>
    readJob(memory, field),
  );
  return batch! * n! * m! * (dK! + dV!);
}
