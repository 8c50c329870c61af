/** What a machine has. */
export interface MachineTold {
  readonly cores: number;
  /** Megabytes that can be had now. */
  readonly memory: number;
}

/** How many kernels run at once, and how large each may become. */
export interface KernelPlan {
  readonly most: number;
  /** Megabytes that one may take before it is ended. */
  readonly memory: number;
}

/** Megabytes that are left to the server and the system. */
const kept = 1000;
/** Megabytes that a kernel of a chapter is expected to take; most take half as much. */
const expected = 500;
/** A core is enough for so many who read, write, and run a cell now and then. */
const perCore = 8;

/** Megabytes that a kernel may take: chapters that train need up to a third of it. */
const usualMemory = 1500;

/**
 * How many kernels a machine can bear: one for each 500 MB beyond the first 1000 MB, and eight for each core at most.
 *
 * @param machine its cores, and the megabytes that can be had
 * @param asked what the teacher wants instead
 * @example
 * planKernels({ cores: 2, memory: 24_000 }); // → { most: 16, memory: 1500 }
 * planKernels({ cores: 8, memory: 7_900 }); // → { most: 13, memory: 1500 }
 */
export function planKernels({ cores, memory }: MachineTold, asked: Partial<KernelPlan> = {}): KernelPlan {
  const bearable = Math.max(1, Math.min(perCore * cores, Math.floor((memory - kept) / expected)));
  return { most: asked.most ?? bearable, memory: asked.memory ?? usualMemory };
}
