/**
 * Where threads agree on who does what: one Int32Array that all of them see.
 *
 * A shift of work is cut into claims. Whoever adds 1 to NEXT owns the claim that stood there before.
 */
export const BOARD = {
  /** Changes with each shift: helpers sleep on it. */
  WAKE: 0,
  /** The claim that is given out next; CLOSED or more while there is no work. */
  NEXT: 1,
  /** What shift it is: stands at FINISHED + claim once that claim is done. */
  SHIFT: 2,
  /** Which function of the module. */
  KIND: 3,
  JOB: 4,
  TILES: 5,
  CLAIMS: 6,
  /** Where scratch memory begins, and how much a thread has. */
  SCRATCH: 7,
  SCRATCH_BYTES: 8,
  /** BUSY + helper: 1 while the helper may touch memory. */
  BUSY: 16,
  FINISHED: 80,
} as const;

/** No helper counts so far. */
export const CLOSED = 0x40000000;
/** Claims a shift is cut into at most. */
export const MOST_CLAIMS = 4096;
/** Helpers that fit on the board. */
export const MOST_HELPERS: number = BOARD.FINISHED - BOARD.BUSY;
export const BOARD_LENGTH: number = BOARD.FINISHED + MOST_CLAIMS;
