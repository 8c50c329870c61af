import { connect, createServer, type Socket } from 'node:net';

/** A proxy that hands bytes on until it is told to cut. */
export interface CuttingProxy {
  readonly port: number;
  /** How many connections it has cut. */
  readonly cuts: () => number;
  /** Lets go of all connections at once, wherever they are. */
  readonly cut: () => void;
  /** Cuts, and refuses new connections until it is mended. */
  readonly tear: () => void;
  readonly mend: () => void;
  readonly close: () => Promise<void>;
}

/**
 * Starts a proxy between clients and a server of this machine.
 *
 * @param target the server's port
 * @param lifetime how many bytes a new connection lets through from the server before it is cut (all)
 */
export async function startCuttingProxy(
  target: number,
  lifetime: () => number = () => Infinity,
): Promise<CuttingProxy> {
  const open = new Set<Socket>();
  let torn = false;
  let cuts = 0;
  const server = createServer((near) => {
    if (torn) return void near.resetAndDestroy();
    const far = connect(target, '127.0.0.1');
    const end = () => {
      if (open.delete(near)) cuts++;
      near.destroy();
      far.destroy();
    };
    open.add(near);
    near.on('error', end).on('data', (data) => far.write(data));
    far.on('error', end);
    let left = lifetime();
    far.on('data', (data) => {
      near.write(data.subarray(0, left));
      left -= data.length;
      if (left <= 0) near.end(() => end());
    });
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const)
      one.on('close', () => {
        open.delete(near);
        other.destroy();
      });
    near.on('cut', end);
  });
  const cut = () => {
    for (const near of [...open]) near.emit('cut');
  };
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  return {
    port: (server.address() as { port: number }).port,
    cuts: () => cuts,
    cut,
    tear: () => {
      torn = true;
      cut();
    },
    mend: () => {
      torn = false;
    },
    close: async () => {
      cut();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
