/** Thrown when a signal stopped a command that has cleaned up after itself. */
export class Stopped extends Error {
  /** The exit status that shells expect: 128 and the signal's number. */
  readonly status: number;

  constructor(signal: 'SIGINT' | 'SIGTERM') {
    super(`stopped by ${signal}`);
    this.status = signal === 'SIGINT' ? 130 : 143;
  }
}

/**
 * Does work that Ctrl-C stops in order: the work is told, and ends by itself.
 *
 * @param work gets a signal that is aborted on Ctrl-C and on SIGTERM
 * @throws {Stopped} when it was stopped
 */
export async function stoppable<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  const stop = (signal: 'SIGINT' | 'SIGTERM') => controller.abort(new Stopped(signal));
  process.on('SIGINT', stop).on('SIGTERM', stop);
  try {
    return await work(controller.signal);
  } finally {
    process.off('SIGINT', stop).off('SIGTERM', stop);
  }
}
