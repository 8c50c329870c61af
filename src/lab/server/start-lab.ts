import { randomBytes } from 'node:crypto';
import { readFileSync, realpathSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { serve } from '@hono/node-server';
import { removeLeftParts } from '../../files/remove-left-parts.js';
import { originalsOf, secretOf, trustOf, userSettings, workspacesOf } from '../../workshop/notes.js';
import { KernelStore } from './kernels/kernel-store.js';
import { SessionStore } from './kernels/session-store.js';
import { labApp } from './lab-app.js';
import type { LabContext } from './lab-context.js';
import { serveSockets } from './sockets.js';

/** What the server needs to know. */
export interface LabOptions {
  /** The notebooks folder. */
  readonly folder: string;
  /** The kit's own chapters. */
  readonly chaptersFolder: string;
  /** The built page. */
  readonly pageFolder: string;
  readonly version: string;
  readonly host?: string;
  /** 0 takes any free one. */
  readonly port?: number;
  readonly token?: string;
}

/** A running server. */
export interface Lab {
  /** The address to open, token included. */
  readonly url: string;
  readonly port: number;
  readonly token: string;
  /** Ends the kernels, then the server. */
  readonly stop: () => Promise<void>;
}

/** Starts the server. @throws {Error} with code EADDRINUSE when the port is taken */
export async function startLab(options: LabOptions): Promise<Lab> {
  const { host = '127.0.0.1', port = 0, token = randomBytes(24).toString('hex') } = options;
  const lab = await labContext(options, host, token);
  const server = (await new Promise<unknown>((resolve, reject) => {
    const started = serve({ fetch: labApp(lab).fetch, hostname: host, port }, () => resolve(started));
    started.on('error', reject);
  })) as Server;
  const sockets = serveSockets(server, lab);
  const bound = (server.address() as AddressInfo).port;
  const name = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host.includes(':') ? `[${host}]` : host;
  return {
    url: `http://${name}:${bound}/?token=${token}`,
    port: bound,
    token,
    stop: async () => {
      await lab.kernels.shutdownAll();
      for (const client of sockets.clients) client.terminate();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function labContext(options: LabOptions, host: string, token: string): Promise<LabContext> {
  const root = realpathSync(options.folder);
  await removeLeftParts(root);
  const secrets = secretOf(root);
  await secrets.change((before) => ({ cookie: before.cookie ?? randomBytes(32).toString('hex') }));
  const kernels = new KernelStore(root);
  return {
    access: { token, host, secret: (await secrets.read()).cookie! },
    contents: { root, trust: trustOf(root) },
    kernels,
    sessions: new SessionStore(kernels),
    pageFolder: options.pageFolder,
    pageFiles: JSON.parse(readFileSync(join(options.pageFolder, 'pages.json'), 'utf8')),
    settings: userSettings(),
    workspaces: workspacesOf(root),
    originals: originalsOf(root),
    chaptersFolder: options.chaptersFolder,
    version: options.version,
  };
}
