import { kernelFolder } from '../kernels/load-kernel.js';
import type { Site } from '../site.js';
import { askMissing } from './keep-offline.js';
import { registerWorker } from './register.js';

/**
 * Has the service worker keep the page that is open and what it loads, where it came before there was one: then it can be
 * read, and run if it was run, without a network after the first visit, whatever link led to it.
 */
export async function keepPage(site: Site): Promise<void> {
  const { serviceWorker } = navigator;
  if (!serviceWorker) return; // without a secure address
  const isNew = serviceWorker.controller === null;
  const inCharge = new Promise((resolve) =>
    serviceWorker.addEventListener('controllerchange', resolve, { once: true }),
  );
  await registerWorker(site);
  if (!isNew) return;
  await inCharge;
  const asked = new Set<string>();
  let last = Promise.resolve();
  const keep = (url: string) => {
    if (asked.has(url) || !url.startsWith(site.base.href)) return;
    asked.add(url);
    last = last.then(() => load(url));
  };
  keep(location.href.replace(/#.*/, ''));
  const kernel = new URL(kernelFolder, site.base).href;
  // what is under way now is told when it has come
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as PerformanceResourceTiming[]) {
      if (entry.workerStart > 0) continue; // it came by the service worker
      keep(entry.name);
      if (entry.name.startsWith(kernel)) void kernelFiles(site).then((urls) => urls.forEach(keep));
    }
  }).observe({ type: 'resource', buffered: true });
}

/** By the service worker, which keeps it. */
async function load(url: string): Promise<void> {
  await fetch(url)
    .then((answer) => answer.arrayBuffer())
    .catch(() => {}); // then it comes over the network the next time, too
}

/** What the kernel's workers load the page isn't told. */
async function kernelFiles({ base }: Site): Promise<string[]> {
  const missing = await askMissing().catch(() => []);
  return missing.filter((path) => path.startsWith(kernelFolder)).map((path) => new URL(path, base).href);
}
