import { randomBytes } from 'node:crypto';
import { createServer } from 'node:net';
import { join } from 'node:path';
import type { ConnectionInfo } from './wire.js';

/** What a socket's path may measure: 104 bytes with the closing zero on macOS, 108 on Linux. */
const longestPath = 103;

/**
 * Chooses where a kernel is to listen: on sockets in a private folder, which other users of the machine can't open,
 * or on free ports of this machine, which they can.
 *
 * @param folder a folder that belongs to this kernel alone
 * @param withFiles whether the kernel knows sockets that are files (`ipc`); without them, on Windows, and where the
 * folder's path is too long, it gets ports
 */
export async function chooseEndpoints(folder: string, withFiles: boolean): Promise<ConnectionInfo> {
  const prefix = join(folder, 's');
  const fits = Buffer.byteLength(`${prefix}-5`) <= longestPath;
  const asFiles = withFiles && fits && process.platform !== 'win32';
  const ports = asFiles ? [1, 2, 3, 4, 5] : await freePorts(5);
  const [shell_port, iopub_port, stdin_port, control_port, hb_port] = ports as [
    number,
    number,
    number,
    number,
    number,
  ];
  return {
    transport: asFiles ? 'ipc' : 'tcp',
    ip: asFiles ? prefix : '127.0.0.1',
    shell_port,
    iopub_port,
    stdin_port,
    control_port,
    hb_port,
    key: randomBytes(24).toString('hex'),
    signature_scheme: 'hmac-sha256',
  };
}

/** Ports that nobody listens on; all held at once, so that they differ. */
async function freePorts(count: number): Promise<number[]> {
  const servers = Array.from({ length: count }, () => createServer());
  await Promise.all(
    servers.map(
      (server) =>
        new Promise<void>((resolve, reject) =>
          server.on('error', reject).listen(0, '127.0.0.1', () => resolve()),
        ),
    ),
  );
  const ports = servers.map((server) => (server.address() as { port: number }).port);
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  return ports;
}
