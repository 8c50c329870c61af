import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { type HelperSetup, help } from './helper.js';

/** A thread that helps. */
export interface Helper {
  stop(): void;
}

/** How many threads this machine runs at once. */
export function threadCount(): number {
  return availableParallelism();
}

/** Whether this thread may sleep until another wakes it. */
export const maySleep = true;

/**
 * Starts a thread that lives as long as the program and never keeps it alive.
 *
 * @param setup what it is told
 * @param onEnd called when it has ended, for whatever reason
 */
export function startHelper(setup: HelperSetup, onEnd: () => void): Helper {
  const source = `(${help})(require('node:worker_threads').workerData)`;
  const worker = new Worker(source, { eval: true, workerData: setup, execArgv: [] });
  worker.unref();
  worker.on('error', () => {}); // an end like any other
  worker.on('exit', onEnd);
  return { stop: () => void worker.terminate() };
}
