/** What competes: `prepare` before each run, which alone is timed, unless the racer says itself how many ms it `took`. */
export interface Racer {
  prepare?(): Promise<void> | void;
  run(): Promise<void> | void;
  took?(): number;
}

/** How long a race may take. */
export interface RaceLimits {
  /** Who takes longer for the first run is out (default 10 s). */
  firstRunMs?: number;
  /** For all further rounds together, of which there are 3 at least (default 1.5 s). */
  roundsMs?: number;
  /** How many rounds there are at most (default 50). */
  mostRounds?: number;
  /** How often a racer runs in its turn, so that it finds its own numbers in the caches again (default once; who takes long, once in any case). */
  runsInTurn?: number;
}

/**
 * Lets racers run in turn, round after round, and gives the best time of each in milliseconds; ∞ to who is out.
 *
 * In turn, so that a busy moment of the machine hits all alike.
 */
export async function race(
  racers: Record<string, Racer>,
  { firstRunMs = 10_000, roundsMs = 1500, mostRounds = 50, runsInTurn = 1 }: RaceLimits = {},
): Promise<Record<string, number>> {
  const best: Record<string, number> = {};
  for (const [name, racer] of Object.entries(racers)) {
    const first = await time(racer);
    best[name] = first > firstRunMs ? Number.POSITIVE_INFINITY : first;
  }
  const running = Object.entries(racers).filter(([name]) => Number.isFinite(best[name]));
  const runsOf = (name: string) => (best[name]! < 50 ? runsInTurn : 1);
  const roundMs = running.reduce((sum, [name]) => sum + best[name]! * runsOf(name), 0);
  const rounds = Math.max(3, Math.min(mostRounds, roundsMs / roundMs));
  for (let round = 0; round < rounds; round++) {
    for (const [name, racer] of running) {
      for (let run = 0; run < runsInTurn; run++)
        best[name] = Math.min(best[name]!, await time(racer, run === 0));
    }
  }
  return best;
}

async function time({ prepare, run, took }: Racer, isFirst = true): Promise<number> {
  if (isFirst) await prepare?.();
  const start = performance.now();
  await run();
  return took?.() ?? performance.now() - start;
}

/** Milliseconds with three digits that count. */
export function milliseconds(ms: number): string {
  return Number.isFinite(ms) ? `${Number(ms.toPrecision(3))} ms` : '> 10 s';
}

/** How many times longer than `reference`. */
export function times(ms: number, reference: number): string {
  return Number.isFinite(ms) ? `× ${Number((ms / reference).toPrecision(2))}` : '> 10 s';
}
