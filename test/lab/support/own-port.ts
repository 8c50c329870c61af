import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';

/** Below the ports that systems give to whoever asks for any, and beside those that the kit takes by itself. */
const [first, end] = [12_000, 20_000];

/**
 * A free port that no other program gets by chance, for a server that shall come back at the port that it had: one that
 * the system chose may be somebody else's by then, as the kit's usual ones may.
 */
export async function ownPort(): Promise<number> {
  for (;;) {
    const port = randomInt(first, end);
    const server = createServer();
    const isFree = await new Promise<boolean>((resolve) => {
      server.on('error', () => resolve(false)).listen(port, () => resolve(true));
    });
    if (!isFree) continue;
    server.close();
    await once(server, 'close');
    return port;
  }
}
