import { Worker } from 'node:worker_threads';
import type { ConnectionInfo, Message } from '../../jupyter/wire.js';
import { cells } from './cell.js';
import { kernelInfo } from './kernel-info.js';

/** What the guard's thread tells the kernel. */
export type GuardNote =
  | { kind: 'ready' }
  | { kind: 'failed'; reason: string }
  | { kind: 'interrupt' }
  | { kind: 'shutdown' }
  | { kind: 'closed' }
  | { kind: 'status'; state: 'busy' | 'idle'; request: Message };

/** What the guard's thread is given. */
export interface GuardData {
  connection: ConnectionInfo;
  kernelInfo: Message['content'];
  parents: number[];
  /** `[0]`: interrupts asked for, `[1]`: interrupts that the kernel has carried out. */
  interrupts: Int32Array;
  /** `[0]` is what is on the kernel's stack, see `Phase`. */
  phase: Int32Array;
}

/** What the kernel does when the guard asks. */
export interface Guarded {
  publish: (type: string, content: Message['content'], parent?: Message) => void;
  interrupt: (done: () => void) => void;
  shutDown: () => void;
}

/**
 * Starts the thread that stays awake while a cell keeps the kernel busy.
 *
 * @param connection what the connection file says
 * @param kernel what to do when the guard asks
 * @returns once the guard listens: a function that closes its sockets, for the process to end without loose ends
 * @throws {Error} when it can't bind its ports
 */
export function watchOver(connection: ConnectionInfo, kernel: Guarded): Promise<() => Promise<void>> {
  const interrupts = new Int32Array(new SharedArrayBuffer(8));
  const launcher = Number(process.env.JPY_PARENT_PID);
  const parents = [process.ppid, ...(launcher > 1 ? [launcher] : [])];
  const workerData: GuardData = {
    connection,
    kernelInfo: kernelInfo(),
    parents,
    interrupts,
    phase: cells.phase,
  };
  const guard = new Worker(new URL('./guard.js', import.meta.url), { workerData });
  const closed = new Promise<void>((resolve) =>
    guard.on('message', (note: GuardNote) => note.kind === 'closed' && resolve()),
  );
  let heard = 0;
  // The guard repeats itself until the cell has ended.
  const hear = () => {
    const asked = Atomics.load(interrupts, 0);
    if (heard < asked) kernel.interrupt(() => Atomics.store(interrupts, 1, asked));
    heard = asked;
  };
  const close = () => {
    guard.postMessage('close');
    return closed;
  };
  return new Promise((resolve, reject) => {
    guard.on('error', reject);
    guard.on('message', (note: GuardNote) => {
      if (note.kind === 'ready') resolve(close);
      else if (note.kind === 'failed') reject(new Error(note.reason));
      else if (note.kind === 'shutdown') kernel.shutDown();
      else if (note.kind === 'status') tellStatus(kernel, note);
      else if (note.kind === 'interrupt') hear();
    });
  });
}

/** Pages take the last status for the kernel's, whoever brought it about: after the guard's `idle` a cell is still busy. */
function tellStatus({ publish }: Guarded, { state, request }: GuardNote & { kind: 'status' }): void {
  publish('status', { execution_state: state }, request);
  const cell = cells.running;
  if (state === 'idle' && cell) publish('status', { execution_state: 'busy' }, cell.request);
}
