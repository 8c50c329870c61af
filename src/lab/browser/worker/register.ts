import type { Site } from '../site.js';

/**
 * Has the site's service worker keep what is loaded; where the browser has none, all comes over the network. One that is in
 * charge already looks whether the site has a newer version: left to itself, a browser puts that off while files come.
 */
export async function registerWorker({ base }: Site): Promise<void> {
  try {
    const { serviceWorker } = navigator;
    const isNew = !serviceWorker?.controller;
    const registration = await serviceWorker?.register(new URL('sw.js', base), { scope: base.pathname });
    if (!isNew) await registration?.update();
  } catch {
    // without a secure address or a network, or in a browser that keeps nothing
  }
}
