import { maySleep, startHelper, threadCount } from '#threads';
import { BOARD, BOARD_LENGTH, CLOSED, MOST_CLAIMS, MOST_HELPERS } from './board.js';
import type { Helper } from './node.js';

/** One shift of a crew: `tiles` times a function of the module, each with a scratch memory of its thread. */
export interface Shift {
  /** Which of the kinds that the crew was gathered with. */
  kind: number;
  job: number;
  tiles: number;
  /** Where scratch memory begins, and bytes for each thread; the caller's comes first. */
  scratch: number;
  scratchBytes: number;
}

/** Threads that share one memory with the caller, and compute tiles for it. */
export interface Crew {
  /** Whether none has ended. */
  isWhole(): boolean;
  /** Returns when every tile is computed: by the helpers, by `compute`, or by both. */
  work(shift: Shift, compute: (tile: number) => void): void;
  /** Waits until no helper touches the memory any more. False: one of them doesn't answer, so the memory is lost. */
  settle(): boolean;
  /** Ends all helpers. */
  disband(): void;
}

/** More would not be quicker where memory is the bound, and costs memory. */
const MOST_THREADS = 16;
/** A helper that is silent for so long is given up. */
const GIVE_UP_MS = 2000;
/** Sleeping and waking takes about so long, so waits that may be shorter are spent awake. */
const AWAKE_MS = 0.05;

/** How many helpers this machine has room for. */
export function crewSize(): number {
  return Math.min(threadCount(), MOST_THREADS, MOST_HELPERS) - 1;
}

/**
 * Starts helpers, and returns before they are ready: until then the caller works alone.
 *
 * A tile may be computed twice, which gives the same bits. So the caller waits for tiles, not for helpers: what is late it
 * computes itself, and only before the memory is used for something else `settle` waits for whoever was late.
 */
export function gatherCrew(
  module: WebAssembly.Module,
  memory: WebAssembly.Memory,
  kinds: readonly string[],
  size: number,
): Crew {
  const board = new Int32Array(new SharedArrayBuffer(4 * BOARD_LENGTH));
  board[BOARD.NEXT] = CLOSED;
  const helpers: Helper[] = [];
  let ended = 0;
  const end = (index: number) => {
    ended++;
    Atomics.store(board, BOARD.BUSY + index, 0); // who has ended touches nothing any more
  };
  try {
    for (let index = 0; index < size; index++) {
      const setup = { module, memory, kinds, board, places: BOARD, index };
      helpers.push(startHelper(setup, () => end(index)));
    }
  } catch {
    // no more threads here: those that there are will do
  }
  return {
    isWhole: () => ended === 0,
    work: (shift, compute) => workTogether(board, shift, compute, helpers.length),
    settle: () => settled(board, helpers.length),
    disband: () => {
      for (const helper of helpers.splice(0)) helper.stop();
    },
  };
}

function workTogether(
  board: Int32Array,
  shift: Shift,
  compute: (tile: number) => void,
  helperCount: number,
): void {
  const { SHIFT, NEXT, FINISHED, WAKE } = BOARD;
  const claims = Math.min(shift.tiles, MOST_CLAIMS);
  const number = writeShift(board, shift, claims);
  const finish = (claim: number) => {
    for (const tile of tilesOf(claim, shift.tiles, claims)) compute(tile);
    Atomics.store(board, FINISHED + claim, number);
  };
  Atomics.store(board, SHIFT, number);
  Atomics.store(board, NEXT, 0);
  Atomics.add(board, WAKE, 1);
  Atomics.notify(board, WAKE);
  const { last, longest } = claimUntilDone(board, claims, finish);
  const isLate = (claim: number) => Atomics.load(board, FINISHED + claim) !== number;
  let late = Array.from({ length: claims }, (_, claim) => claim).filter(isLate);
  // Whoever works on a tile should be done by then; if not, its thread was sent to wait, or died.
  const deadline = last + 2 * longest + AWAKE_MS;
  while (late.length > 0 && waitForHelper(board, helperCount, deadline)) late = late.filter(isLate);
  for (const claim of late) finish(claim);
}

/** Does claims as long as there are any; says when the last ended, and how long the longest took. */
function claimUntilDone(
  board: Int32Array,
  claims: number,
  finish: (claim: number) => void,
): { last: number; longest: number } {
  const { NEXT } = BOARD;
  let longest = 0;
  let last = performance.now();
  try {
    for (let claim = Atomics.add(board, NEXT, 1); claim < claims; claim = Atomics.add(board, NEXT, 1)) {
      finish(claim);
      const now = performance.now();
      longest = Math.max(longest, now - last);
      last = now;
    }
  } finally {
    Atomics.store(board, NEXT, CLOSED);
  }
  return { last, longest };
}

/** Fills in the board while no helper looks at it, and returns the shift's number, which none had before. */
function writeShift(board: Int32Array, shift: Shift, claims: number): number {
  const { SHIFT, KIND, JOB, TILES, CLAIMS, SCRATCH, SCRATCH_BYTES } = BOARD;
  board[KIND] = shift.kind;
  board[JOB] = shift.job;
  board[TILES] = shift.tiles;
  board[CLAIMS] = claims;
  board[SCRATCH] = shift.scratch;
  board[SCRATCH_BYTES] = shift.scratchBytes;
  return (board[SHIFT]! + 1) | 0;
}

function* tilesOf(claim: number, tiles: number, claims: number): Iterable<number> {
  const end = Math.floor(((claim + 1) * tiles) / claims);
  for (let tile = Math.floor((claim * tiles) / claims); tile < end; tile++) yield tile;
}

/** Waits for a while, until the first busy helper may have stopped. False: the time is over, or none is busy. */
function waitForHelper(board: Int32Array, helperCount: number, deadline: number): boolean {
  const left = deadline - performance.now();
  if (left <= 0) return false;
  for (let index = 0; index < helperCount; index++) {
    if (Atomics.load(board, BOARD.BUSY + index) === 0) continue;
    if (left > AWAKE_MS && maySleep) Atomics.wait(board, BOARD.BUSY + index, 1, left - AWAKE_MS);
    return true;
  }
  return false;
}

function settled(board: Int32Array, helperCount: number): boolean {
  const deadline = performance.now() + GIVE_UP_MS;
  while (performance.now() < deadline) {
    if (!waitForHelper(board, helperCount, deadline)) break;
  }
  for (let index = 0; index < helperCount; index++)
    if (Atomics.load(board, BOARD.BUSY + index) !== 0) return false;
  return true;
}
