import { StringDecoder } from 'node:string_decoder';
import { type Gathered, gatherOutput, type StreamName } from '../../kernel/gather-output.js';
import { type Cell, cellForOutput, cells } from './cell.js';

/**
 * Takes the process' stdout and stderr over and hands them on in pieces, each to the cell that wrote it.
 *
 * @param send publishes one piece
 */
export function captureStreams(send: (cell: Cell, name: StreamName, text: string) => void): Gathered<Cell> {
  const gathered = gatherOutput(send);
  for (const name of ['stdout', 'stderr'] as const) takeOver(name, gathered.write);
  return gathered;
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
