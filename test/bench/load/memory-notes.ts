import type { LabProcess } from './lab-process.js';

/** Notes of the memory of a server and of its kernels, in order. */
export interface MemoryNotes {
  readonly take: () => void;
  /** Megabytes, such as `88 90 89`. */
  readonly server: () => string;
  readonly kernels: () => string;
}

/** Begins to note the memory of a server's processes. */
export function noteMemory(lab: LabProcess): MemoryNotes {
  const server: number[] = [];
  const kernels: number[] = [];
  const inWords = (notes: number[]) => notes.map((bytes) => (bytes / 1e6).toFixed(0)).join(' ');
  return {
    take: () => {
      const now = lab.memory();
      server.push(now.server);
      kernels.push(now.kernels);
    },
    server: () => inWords(server),
    kernels: () => inWords(kernels),
  };
}
