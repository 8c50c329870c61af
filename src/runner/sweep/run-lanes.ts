import type { PointProcess } from './point-process.js';

/** What a lane does with the points that it gets. */
export interface LaneWork {
  next: () => Promise<string | undefined>;
  start: (id: string) => PointProcess;
  run: (id: string, process: PointProcess) => Promise<void>;
  /** Stops all lanes. */
  fail: (error: unknown) => void;
}

/**
 * Runs points in several lanes at once. While a lane runs one point, the process of its next one starts: a start takes
 * a second or more, of which nothing is seen then.
 *
 * @param count how many lanes
 * @param signal ends all processes
 * @param work what to do
 * @throws what stopped the lanes, when all processes are gone
 */
export async function runLanes(count: number, signal: AbortSignal, work: LaneWork): Promise<void> {
  const living = new Set<PointProcess>();
  const ending: Promise<void>[] = [];
  const endAll = () => {
    for (const process of living) ending.push(process.end());
  };
  signal.addEventListener('abort', endAll);

  async function prepare(): Promise<[string, PointProcess] | undefined> {
    const id = await work.next();
    if (id === undefined) return undefined;
    const process = work.start(id);
    living.add(process);
    return [id, process];
  }

  async function lane(): Promise<void> {
    let ready = await prepare();
    while (ready) {
      signal.throwIfAborted();
      const [id, process] = ready;
      const following = prepare();
      following.catch(() => {}); // told below
      try {
        await work.run(id, process);
      } finally {
        living.delete(process);
        ending.push(process.end());
      }
      ready = await following;
    }
  }

  const lanes = Array.from({ length: count }, () => lane().catch(work.fail));
  await Promise.all(lanes);
  signal.removeEventListener('abort', endAll);
  endAll();
  await Promise.all(ending);
  signal.throwIfAborted();
}
