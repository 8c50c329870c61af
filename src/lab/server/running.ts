import type { Running } from '../protocol/running.js';
import { memoryOf } from './kernels/memory-of.js';
import type { LabContext } from './lab-context.js';

/** The kernels that run, in the order of their starts. */
export async function runningKernels({ kernels, sessions }: LabContext): Promise<Running[]> {
  const named = new Map(sessions.list().map(({ kernel, path, name }) => [kernel.id, whose(path, name)]));
  const all = kernels.list();
  const memory = await memoryOf(all.flatMap(({ pid }) => pid ?? []));
  return all.map(({ id, pid, state, pages, started, heapLimit }) => ({
    id,
    ...(named.get(id) ?? whose('', '')),
    state,
    pages,
    since: new Date(started).toISOString(),
    memory: memory.get(pid ?? 0),
    heapLimit,
  }));
}

/** JupyterLab makes a session under a path of chance, and says the notebook's own a moment later. */
const byChance = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;

function whose(told: string, name: string): Pick<Running, 'path' | 'name'> {
  const path = byChance.test(told) ? '' : told;
  return { path, name: path || (byChance.test(name) ? '' : name) || 'without a notebook' };
}
