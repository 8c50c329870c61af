import { randomBytes } from 'node:crypto';
import { realpathSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import { secretPathOf, userSettings } from '../../workshop/notes.js';
import { serveUnder } from './base-path.js';
import { KernelStore } from './kernels/kernel-store.js';
import { endLeftKernels, type LeaveRules, usualRules } from './kernels/left-kernels.js';
import { labApp } from './lab-app.js';
import type { LabContext } from './lab-context.js';
import { makeLabContext } from './make-lab-context.js';
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
  /** Where a proxy shows the server. */
  readonly shown?: URL | undefined;
  /** When kernels without a page are ended. */
  readonly leave?: Partial<LeaveRules>;
}

/** A running server. */
export interface Lab {
  /** The address to open, token included. */
  readonly url: string;
  /** Where its pages lie, for whoever has come in. */
  readonly address: string;
  /** Resolves when somebody has come in with the token. */
  readonly entered: Promise<void>;
  readonly port: number;
  readonly token: string;
  /** Tells all open pages that the server met a fault of its own. */
  readonly tellFault: () => void;
  /** Ends the kernels, then the server. */
  readonly stop: () => Promise<void>;
}

/** Starts the server. @throws {Error} with code EADDRINUSE when the port is taken */
export async function startLab(options: LabOptions): Promise<Lab> {
  const { host = '127.0.0.1', port = 0, token = randomBytes(24).toString('hex') } = options;
  let onEntry = () => {};
  const entered = new Promise<void>((resolve) => {
    onEntry = resolve;
  });
  const lab = await labContext(options, host, token, onEntry);
  const server = (await new Promise<unknown>((resolve, reject) => {
    const started = serve({ fetch: labApp(lab).fetch, hostname: host, port }, () => resolve(started));
    started.on('error', reject);
  })) as Server;
  const outer = options.shown?.pathname ?? '/';
  serveUnder(server, outer, lab.access.base.slice(outer.length - 1));
  const sockets = serveSockets(server, () => lab);
  const bound = (server.address() as AddressInfo).port;
  const name = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host.includes(':') ? `[${host}]` : host;
  const forgetLeft = endLeftKernels(lab.kernels, { ...usualRules, ...options.leave });
  const origin = options.shown?.origin ?? `http://${name}:${bound}`;
  return {
    url: `${origin}${outer}?token=${token}`,
    address: `${origin}${lab.access.base}`,
    entered,
    port: bound,
    token,
    tellFault: sockets.tellFault,
    stop: async () => {
      forgetLeft();
      await lab.kernels.shutdownAll();
      sockets.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function labContext(
  options: LabOptions,
  host: string,
  token: string,
  onEntry: () => void,
): Promise<LabContext> {
  const root = realpathSync(options.folder);
  const { shown } = options;
  const secrets = secretPathOf(root);
  await secrets.change((before) => ({ path: before.path ?? randomBytes(8).toString('hex') }));
  const base = `${shown?.pathname ?? '/'}${(await secrets.read()).path}/`;
  const access = { token, host, shown, base, secret: randomBytes(32).toString('hex') };
  const { pageFolder, chaptersFolder, version } = options;
  return makeLabContext({
    ...{ access, root, pageFolder, chaptersFolder, version, onEntry },
    kernels: new KernelStore(root),
    settings: userSettings(),
  });
}
