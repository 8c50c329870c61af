import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { type IncomingMessage, request, type ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Duplex } from 'node:stream';

/** How a proxy hands on what it is asked. */
export interface ProxyOptions {
  /** The path that it takes off the front, if it takes one off. */
  readonly takesOff?: string;
  /** Whether the server behind it sees the public name; otherwise it sees its own. */
  readonly keepsHost: boolean;
}

/** A reverse proxy on TLS. */
export interface TlsProxy {
  readonly port: number;
  /** Says which server it stands before, and how. */
  readonly leadTo: (port: number, options: ProxyOptions) => void;
  readonly close: () => Promise<void>;
}

/** A key and a certificate that signs itself, made by openssl; nothing where that is missing. */
export function selfSigned(): { key: Buffer; cert: Buffer } | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'attention-kit-tls-'));
  const [key, cert] = ['key.pem', 'cert.pem'].map((name) => join(folder, name)) as [string, string];
  const how = 'req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=localhost';
  try {
    execFileSync('openssl', [...how.split(' '), '-keyout', key, '-out', cert], { stdio: 'ignore' });
    return { key: readFileSync(key), cert: readFileSync(cert) };
  } catch {
    return undefined;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Starts a proxy on a port of its own, on this machine only. */
export async function startTlsProxy(identity: { key: Buffer; cert: Buffer }): Promise<TlsProxy> {
  let target = 0;
  let how: ProxyOptions = { keepsHost: true };
  const forwarded = ({ url = '/', headers }: IncomingMessage) => ({
    path: how.takesOff && url.startsWith(how.takesOff) ? `/${url.slice(how.takesOff.length)}` : url,
    headers: how.keepsHost ? headers : { ...headers, host: `127.0.0.1:${target}` },
  });
  const server = createServer(identity, (asked: IncomingMessage, answer: ServerResponse) => {
    const { path, headers } = forwarded(asked);
    const sent = request({ host: '127.0.0.1', port: target, method: asked.method, path, headers }, (got) => {
      answer.writeHead(got.statusCode!, got.headers);
      got.pipe(answer);
    });
    sent.on('error', () => answer.destroy());
    asked.pipe(sent);
  });
  server.on('upgrade', (asked: IncomingMessage, client: Duplex, head: Buffer) => {
    const { path, headers } = forwarded(asked);
    const behind = connect(target, '127.0.0.1');
    const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
    behind.write(`GET ${path} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`);
    behind.write(head);
    client.pipe(behind).pipe(client);
    for (const socket of [client, behind])
      socket.on('error', () => [client, behind].forEach((each) => void each.destroy()));
  });
  // The server forgets a connection that became a websocket, and yet waits for its end.
  const open = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    open.add(socket);
    socket.once('close', () => open.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    leadTo: (port, options) => {
      target = port;
      how = options;
    },
    close: () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      for (const socket of open) socket.destroy();
      return closed;
    },
  };
}
