import type { IncomingMessage, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type HttpBindings, serve } from '@hono/node-server';
import { isLoopback } from '../access.js';
import { serveUnder } from '../base-path.js';
import { type Sockets, serveSockets } from '../sockets.js';
import { lanAddresses } from './lan-addresses.js';
import { roomApp } from './room-app.js';
import type { RoomContext } from './room-context.js';
import type { RoomKernels } from './room-kernels.js';
import { StudentLabs } from './student-labs.js';

/** What a class is served with. */
export interface RoomServerOptions extends Pick<RoomContext, 'room' | 'site' | 'boardScripts' | 'shown'> {
  readonly host: string;
  /** 0 takes any free one. */
  readonly port: number;
  /** Set where kernels run here. */
  readonly kernels?: RoomKernels | undefined;
}

/** A class that is served. */
export interface RoomServer {
  readonly port: number;
  /** Links to join, the likeliest first. */
  readonly links: readonly string[];
  /** The board's address, token included. */
  readonly board: string;
  /** Where the teacher sees who is there, token included. */
  readonly names: string;
  readonly stop: () => Promise<void>;
}

/** Serves a class. @throws {Error} with code EADDRINUSE when the port is taken */
export async function startRoom(options: RoomServerOptions): Promise<RoomServer> {
  const { room, host, port, shown } = options;
  const base = shown?.pathname ?? '/';
  let links: string[] = [];
  const context = { ...options, base, link: () => links[0] ?? '' };
  const labs = options.kernels ? new StudentLabs(context, options.kernels) : undefined;
  const app = roomApp(labs ? { ...context, labs } : context);
  const answer = async (request: Request, env: HttpBindings) => {
    const found = await labs?.of(env.incoming);
    return found ? found.app.fetch(request, env) : app.fetch(request, env);
  };
  const fetch = answer as typeof app.fetch;
  const server = (await new Promise<unknown>((resolve, reject) => {
    const started = serve({ fetch, hostname: host, port }, () => resolve(started));
    started.on('error', reject);
  })) as Server;
  // Without labs nothing listens to websockets: they are told so, and don't wait for ever.
  const sockets = labs ? serveLabs(server, labs) : serveSockets(server, () => undefined);
  serveUnder(server, base, '/');
  const bound = (server.address() as AddressInfo).port;
  links = originsOf(host, bound, shown).map((origin) => `${origin}${base}join/${room.notes.code}`);
  const own =
    shown?.origin ?? `http://${isLoopback(host) || isAny(host) ? '127.0.0.1' : nameOf(host)}:${bound}`;
  return {
    port: bound,
    links,
    board: `${own}${base}board?token=${room.notes.token}`,
    names: `${own}${base}board/names?token=${room.notes.token}`,
    stop: async () => {
      await labs?.stop();
      sockets.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Lets students into their own labs; a path is taken off the front of a request before, see `serveUnder`. */
function serveLabs(server: Server, labs: StudentLabs): Sockets {
  const take = (request: IncomingMessage) => labs.take(request);
  server.prependListener('request', take);
  server.prependListener('upgrade', take);
  const sockets = serveSockets(server, async (request) => (await labs.of(request))?.lab);
  labs.connect(sockets.tellKernels, sockets.close);
  return sockets;
}

/** Where others find the server. */
function originsOf(host: string, port: number, shown: URL | undefined): string[] {
  if (shown) return [shown.origin];
  const addresses = isAny(host) ? lanAddresses() : [];
  const names = addresses.length > 0 ? addresses : [isAny(host) ? '127.0.0.1' : nameOf(host)];
  return names.map((name) => `http://${name}:${port}`);
}

function isAny(host: string): boolean {
  return host === '0.0.0.0' || host === '::';
}

function nameOf(host: string): string {
  return host.includes(':') ? `[${host}]` : host;
}
