import type { Site } from '../site.js';
import { registerWorker } from './register.js';

/**
 * Has the service worker keep the page that is open and what it has loaded, where it came before there was one: then it can
 * be read without a network after the first visit, whatever link led to it.
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
  const loaded = performance.getEntriesByType('resource').map(({ name }) => name);
  for (const url of new Set([location.href.replace(/#.*/, ''), ...loaded]))
    if (url.startsWith(site.base.href)) await fetch(url).catch(() => {}); // it comes by the worker, which keeps it
}
