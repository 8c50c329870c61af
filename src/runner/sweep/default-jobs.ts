import { availableParallelism, freemem } from 'node:os';

/** Megabytes that a chapter's process usually takes, and the one that is started ahead of it. */
const usual = 800;

/** How many points to run at once on this machine, and why. */
export interface Jobs {
  jobs: number;
  /** In words. */
  because: string;
}

/**
 * As many points at once as there are cores, or as fit into the memory that is free.
 *
 * @param memory megabytes that a point may take, if that is limited
 */
export function defaultJobs(memory: number = usual): Jobs {
  const cores = availableParallelism();
  const free = Math.round((process.availableMemory?.() ?? freemem()) / 2 ** 20);
  const fitting = Math.max(1, Math.floor(free / memory));
  const because = `${cores} cores, ${(free / 1024).toFixed(1)} GB of memory free, ${memory} MB for each`;
  return { jobs: Math.min(cores, fitting), because };
}
