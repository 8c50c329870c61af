import { connect } from 'node:net';
import fc from 'fast-check';

/** A server that nonsense is sent to. */
export interface Target {
  readonly port: number;
  readonly token: string;
  /** The identifiers of a kernel that runs there, and of its session. */
  readonly kernel: string;
  readonly session: string;
}

/** How much nonsense of each kind, from which seed. */
export interface Dose {
  readonly seed: number;
  readonly count: number;
}

/** So many values of a kind, the same for the same seed. */
export function sample<T>(kind: fc.Arbitrary<T>, { seed, count }: Dose): T[] {
  return fc.sample(kind, { seed, numRuns: count });
}

/** Writes bytes to the server's port, and no more; resolves to its answer when the connection has ended. */
export function write({ port }: Pick<Target, 'port'>, ...parts: (string | Uint8Array)[]): Promise<string> {
  return new Promise((resolve) => {
    let answer = '';
    const socket = connect(port, '127.0.0.1').setTimeout(300, () => socket.destroy());
    socket
      .on('error', () => {})
      .on('data', (data) => {
        answer += data.toString('latin1');
      });
    socket.once('close', () => resolve(answer));
    for (const part of parts) socket.write(part);
    socket.end();
  });
}

/** Does something for each, twenty at once. */
export async function forAll<T>(all: readonly T[], act: (each: T) => Promise<unknown>): Promise<void> {
  for (let i = 0; i < all.length; i += 20) await Promise.all(all.slice(i, i + 20).map(act));
}

/** What begins a request, without the empty line at its end. */
export function requestHead({ port }: Target, method: string, path: string, ...headers: string[]): string {
  return [`${method} ${path} HTTP/1.1`, `Host: 127.0.0.1:${port}`, ...headers, ''].join('\r\n');
}

/** The header by which a request is known. */
export function keyOf({ token }: Target): string {
  return `Authorization: token ${token}`;
}

/** The headers that ask for a websocket. */
export const upgrade: readonly string[] = [
  'Connection: Upgrade',
  'Upgrade: websocket',
  'Sec-WebSocket-Version: 13',
  `Sec-WebSocket-Key: ${'A'.repeat(22)}==`,
];
