import { StringDecoder } from 'node:string_decoder';
import { clearTimeout, setTimeout } from 'node:timers';
import { type Cell, cellForOutput, cells } from './cell.js';

/** What a program writes to. */
export type StreamName = 'stdout' | 'stderr';

/** Takes the process' stdout and stderr over and hands them on in pieces, each to the cell that wrote it. */
export interface Streams {
  /** Sends what has been gathered. */
  flush: () => void;
  /** Takes a text that a cell has brought about elsewhere. */
  write: (cell: Cell, name: StreamName, text: string) => void;
}

const longestWait = 50;
const largestPiece = 1 << 16;

/**
 * Gathers what code writes to stdout and stderr, so that thousands of lines travel in few messages.
 *
 * A piece goes out when another cell or the other stream writes, when it is large, after 50 ms, and on `flush`: a loop
 * that never yields is seen to print, too.
 *
 * @param send publishes one piece
 */
export function captureStreams(send: (cell: Cell, name: StreamName, text: string) => void): Streams {
  let pending: { cell: Cell; name: StreamName; text: string; since: number } | undefined;
  let timer: NodeJS.Timeout | undefined;

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

  for (const name of ['stdout', 'stderr'] as const) takeOver(name, write);
  return { flush, write };
}

function takeOver(name: StreamName, write: (cell: Cell, name: StreamName, text: string) => void): void {
  const stream = process[name];
  const original = stream.write.bind(stream) as (...args: unknown[]) => boolean;
  const decoder = new StringDecoder('utf8');
  stream.write = ((chunk: string | Uint8Array, ...rest: unknown[]) => {
    if (!cells.running && !cells.last) return original(chunk, ...rest);
    const text = typeof chunk === 'string' ? chunk : decoder.write(Buffer.from(chunk));
    const cell = cellForOutput();
    if (cell) write(cell, name, text);
    const done = rest.find((argument) => typeof argument === 'function') as (() => void) | undefined;
    if (done) process.nextTick(done);
    return true;
  }) as typeof stream.write;
}
