import type { BOARD } from './board.js';

/** What a helper is told when it starts: all that it knows. */
export interface HelperSetup {
  module: WebAssembly.Module;
  memory: WebAssembly.Memory;
  /** The functions of the module that compute a tile. */
  kinds: readonly string[];
  /** The board, and the places on it. */
  board: Int32Array;
  places: typeof BOARD;
  /** Which helper it is, from 0. */
  index: number;
}

/**
 * A helper's life: sleep until there is work, claim, compute, and sleep again.
 *
 * It goes to the other thread as text, so nothing outside of it may be named here.
 */
export function help({ module, memory, kinds, board, places, index }: HelperSetup): void {
  const { exports } = new WebAssembly.Instance(module, { env: { memory } });
  const functions = kinds.map(
    (name) => exports[name] as (job: number, tile: number, scratch: number) => void,
  );
  const { WAKE, NEXT, SHIFT, KIND, JOB, TILES, CLAIMS, SCRATCH, SCRATCH_BYTES, BUSY, FINISHED } = places;
  const at = (place: number) => Atomics.load(board, place);
  for (;;) {
    const wake = at(WAKE);
    Atomics.store(board, BUSY + index, 1);
    for (let claim = Atomics.add(board, NEXT, 1); claim < at(CLAIMS); claim = Atomics.add(board, NEXT, 1)) {
      const scratch = at(SCRATCH) + (index + 1) * at(SCRATCH_BYTES);
      const end = Math.floor(((claim + 1) * at(TILES)) / at(CLAIMS));
      for (let tile = Math.floor((claim * at(TILES)) / at(CLAIMS)); tile < end; tile++)
        functions[at(KIND)]!(at(JOB), tile, scratch);
      Atomics.store(board, FINISHED + claim, at(SHIFT));
    }
    Atomics.store(board, BUSY + index, 0);
    Atomics.notify(board, BUSY + index);
    Atomics.wait(board, WAKE, wake);
  }
}
