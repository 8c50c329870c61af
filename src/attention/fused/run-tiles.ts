import { readJob } from './job-fields.js';
import type { Kernel, TileKind } from './kernel.js';

/** How many threads may work at once; each needs scratch memory of its own. */
export const threadLimit = 1;

/** Does tiles 0 to `tileCount` − 1 of the job, in any order, and returns when all are done. */
export function runTiles(kernel: Kernel, kind: TileKind, jobPointer: number, tileCount: number): void {
  const scratch = readJob(kernel.memory, 'scratch');
  for (let tile = 0; tile < tileCount; tile++) kernel.exports[kind](jobPointer, tile, scratch);
}
