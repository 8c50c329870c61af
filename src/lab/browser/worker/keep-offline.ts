import { megabytes } from '../../protocol/running.js';
import type { Site } from '../site.js';

/** One of the site's files, as the list of them tells. */
interface Listed {
  readonly path: string;
  readonly size: number;
}

/** How far it has come: bytes. */
export type Progress = (done: number, all: number) => void;

/** How many files are fetched at once. */
const atOnce = 4;

/** Milliseconds in which a service worker takes charge of a page that has just come. */
const patience = 10_000;

/** Bytes that a service worker would have to load, so that all files of the site are kept. */
export async function leftToKeep(site: Site): Promise<number> {
  const missing = await askMissing();
  return missing.length === 0 ? 0 : sum(await listed(site, missing));
}

/**
 * Loads all files of the site, so that its service worker keeps them; what is kept already is not loaded again, so that
 * this can be broken off and gone on with.
 *
 * @throws {Error} in words, when a file can't be had or kept
 */
export async function keepOffline(site: Site, progress: Progress): Promise<void> {
  const all = await listed(site);
  const missing = await listed(site, await askMissing());
  await needRoom(sum(missing));
  let done = sum(all) - sum(missing);
  let isOver = false;
  const next = missing.values();
  const work = async () => {
    for (const { path, size } of next) {
      if (isOver) return;
      const answer = await fetch(new URL(path, site.base));
      if (!answer.ok) throw new Error(`${path} could not be had (${answer.status})`);
      await answer.arrayBuffer();
      if (isOver) return; // what was under way when another broke off says nothing more
      if (answer.headers.has('X-Not-Kept')) throw new Error(full(done, sum(all)));
      done += size;
      progress(done, sum(all));
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work)).catch((error) => {
    isOver = true;
    throw error instanceof TypeError ? new Error(broken(done, sum(all))) : error;
  });
  const left = sum(await listed(site, await askMissing()));
  if (left === 0) return;
  throw new Error(
    `${megabytes(left)} of ${megabytes(sum(all))} could not be kept: the browser has no room, or the site has a new version; load this page again to try once more`,
  );
}

function broken(done: number, all: number): string {
  return `the network broke off at ${megabytes(done)} of ${megabytes(all)}; what came is kept: press the button again to go on`;
}

function full(done: number, all: number): string {
  return `the browser has no room for more than ${megabytes(done)} of ${megabytes(all)}; what came is kept: free some space, and press the button again to go on`;
}

/** The site's files, and what they take. @param paths some of them only */
async function listed({ base }: Site, paths?: readonly string[]): Promise<Listed[]> {
  const answer = await fetch(new URL('files.json', base)).catch(() => undefined);
  if (!answer?.ok) throw new Error('the site does not tell its files: is there a network?');
  const wanted = paths && new Set(paths);
  return ((await answer.json()) as Listed[]).filter(({ path }) => !wanted || wanted.has(path));
}

function sum(files: readonly Listed[]): number {
  return files.reduce((total, { size }) => total + size, 0);
}

/** Asks the service worker which files it doesn’t keep yet. @throws {Error} in words */
export async function askMissing(): Promise<string[]> {
  const worker = await controller();
  if (!worker) throw new Error('this browser keeps nothing here: it needs https, and no private window');
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve, reject) => {
    setTimeout(() => reject(new Error('the service worker does not answer: load this page again')), patience);
    port1.onmessage = ({ data }) => {
      port1.close();
      resolve(data);
    };
    worker.postMessage('missing', [port2]);
  });
}

async function controller(): Promise<ServiceWorker | null | undefined> {
  const { serviceWorker } = navigator;
  if (!serviceWorker || serviceWorker.controller) return serviceWorker?.controller;
  await new Promise((resolve) => {
    serviceWorker.addEventListener('controllerchange', resolve, { once: true });
    setTimeout(resolve, patience);
  });
  return serviceWorker.controller;
}

/** Says before anything is loaded that it won't fit. */
async function needRoom(bytes: number): Promise<void> {
  const { quota = Infinity, usage = 0 } = (await navigator.storage?.estimate?.()) ?? {};
  if (quota - usage < bytes)
    throw new Error(
      `it takes ${megabytes(bytes)} more, and the browser has room for ${megabytes(Math.max(quota - usage, 0))}`,
    );
}
