/** What a program writes to. */
export type StreamName = 'stdout' | 'stderr';

/** Texts on their way from cells. */
export interface Gathered<Cell> {
  /** Sends what has been gathered. */
  flush: () => void;
  /** Takes a text that a cell has printed. */
  write: (cell: Cell, name: StreamName, text: string) => void;
}

const longestWait = 50;
const largestPiece = 1 << 16;

// A cell's timers are followed: these are not a cell's.
const { setTimeout, clearTimeout } = globalThis;

/**
 * Gathers what code prints, so that thousands of lines travel in few messages.
 *
 * A piece goes out when another cell or the other stream writes, when it is large, after 50 ms, and on `flush`: a loop
 * that never yields is seen to print, too.
 *
 * @param send publishes one piece
 */
export function gatherOutput<Cell>(
  send: (cell: Cell, name: StreamName, text: string) => void,
): Gathered<Cell> {
  let pending: { cell: Cell; name: StreamName; text: string; since: number } | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function flush(): void {
    clearTimeout(timer);
    timer = undefined;
    const piece = pending;
    pending = undefined;
    if (piece) send(piece.cell, piece.name, piece.text);
  }

  function write(cell: Cell, name: StreamName, text: string): void {
    if (text === '') return;
    if (pending && (pending.cell !== cell || pending.name !== name)) flush();
    if (pending) pending.text += text;
    else pending = { cell, name, text, since: Date.now() };
    if (pending.text.length > largestPiece || Date.now() - pending.since > longestWait) flush();
    else timer ??= setTimeout(flush, longestWait);
  }

  return { flush, write };
}
