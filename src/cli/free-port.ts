import { UsageError } from './usage-error.js';

/**
 * The port that was asked for; or the usual one, the next ones, and any that is free.
 *
 * @throws {UsageError} when something else was asked for
 */
export function portsToTry(command: string, asked: string | undefined, usual: number): number[] {
  if (asked === undefined) return [...Array.from({ length: 10 }, (_, i) => usual + i), 0];
  if (!/^\d{1,5}$/.test(asked) || Number(asked) > 65535)
    throw new UsageError(`${command}: expected --port to be a number up to 65535, got ${asked}`);
  return [Number(asked)];
}

/** Starts something on the first of these ports that is free. */
export async function onFreePort<T>(
  command: string,
  ports: readonly number[],
  start: (port: number) => Promise<T>,
): Promise<T> {
  for (const port of ports) {
    try {
      return await start(port);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code !== 'EADDRINUSE' && code !== 'EACCES') throw error;
      if (ports.length === 1)
        throw new Error(
          `${command}: expected a free port, but ${port} is ${code === 'EACCES' ? 'not allowed' : 'taken'}`,
        );
    }
  }
  throw new Error(`${command}: expected a free port, found none`);
}
