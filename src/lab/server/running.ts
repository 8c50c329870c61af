import type { Running } from '../protocol/running.js';
import { memoryOf } from './kernels/memory-of.js';
import type { LabContext } from './lab-context.js';

/** The kernels that run, in the order of their starts. */
export async function runningKernels({ kernels, sessions }: LabContext): Promise<Running[]> {
  const paths = new Map(sessions.list().map(({ kernel, path }) => [kernel.id, path]));
  const all = kernels.list();
  const memory = await memoryOf(all.flatMap(({ pid }) => pid ?? []));
  return all.map(({ id, pid, state, lines, started, heapLimit }) => ({
    id,
    path: paths.get(id) ?? '',
    state,
    pages: lines.attached.length,
    since: new Date(started).toISOString(),
    memory: memory.get(pid ?? 0),
    heapLimit,
  }));
}
