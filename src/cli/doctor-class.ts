import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { freemem } from 'node:os';
import { isPageFresh } from '../lab/build/freshness.js';
import { isKernelFresh } from '../lab/build/kernel/kernel-files.js';
import { lanAddresses } from '../lab/server/room/lan-addresses.js';
import { whyNoSandbox } from '../workshop/sandbox/bubblewrap.js';
import { broken, type Finding, missing, well } from './doctor-finding.js';
import { classPort } from './start-defaults.js';

/** What a class needs besides: an address for others, a free port, the browser edition, memory, and a sandbox for marking. */
export const classChecks: readonly (() => Promise<Finding[]>)[] = [
  checkAddress,
  checkPort,
  checkSite,
  checkMemory,
  checkSandbox,
];

const hint =
  'try the link of class serve from another computer: a firewall or the Wi-Fi may still keep them apart';

/** Serves for a moment on all addresses, and asks at the one that students get. */
async function checkAddress(): Promise<Finding[]> {
  const [first, ...others] = lanAddresses();
  if (first === undefined)
    return broken('This computer has no address that others could reach', 'join the network of the room');
  const server = await listening(0, '0.0.0.0');
  try {
    const { port } = server.address() as AddressInfo;
    const answer = await fetch(`http://${first}:${port}/`, { signal: AbortSignal.timeout(3000) });
    if ((await answer.text()) !== 'here') throw new Error('something else answered');
    const more = others.length > 0 ? ` (or ${others.join(', ')})` : '';
    return [{ state: 'well', text: `Students would join at ${first}${more}`, mend: hint }];
  } catch (error) {
    return broken(`At ${first} nothing is reached, even from here: ${(error as Error).message}`, hint);
  } finally {
    server.close();
  }
}

async function checkPort(): Promise<Finding[]> {
  const server = await listening(classPort, '0.0.0.0').catch((error: NodeJS.ErrnoException) => error);
  if (server instanceof Error)
    return missing(
      `Port ${classPort} is taken`,
      'class serve takes the next one: tell students its link, not an old one',
    );
  server.close();
  return well(`Port ${classPort} is free`);
}

async function checkSite(): Promise<Finding[]> {
  if (isPageFresh() && isKernelFresh()) return well('The browser edition is built');
  return missing(
    'The browser edition is not built yet',
    'class serve does it at its first start (a minute or two): start it once the day before',
  );
}

/** Megabytes that a room of thirty needs: 210 were measured, and 420 where the browser edition was built by the same start. */
const enough = 500;

async function checkMemory(): Promise<Finding[]> {
  const free = Math.round(freemem() / 1e6);
  if (free >= enough)
    return well(`${free} MB of memory are free; a room of thirty took 210, and 420 at a start that built`);
  return missing(`Only ${free} MB of memory are free`, 'close other programs');
}

async function checkSandbox(): Promise<Finding[]> {
  const why = whyNoSandbox();
  if (why === undefined) return well('There is a sandbox for class mark: bubblewrap');
  return missing(
    `No sandbox for class mark: ${why}`,
    'mark on Linux, with: sudo apt install bubblewrap (hand-ins are files; they can be marked elsewhere)',
  );
}

async function listening(port: number, host: string): Promise<Server> {
  const server = createServer((_, response) => response.end('here'));
  server.listen(port, host);
  await once(server, 'listening');
  return server;
}
