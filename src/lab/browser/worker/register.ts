import type { Site } from '../site.js';

/** Has the site's service worker keep what is loaded; where the browser has none, all comes over the network. */
export async function registerWorker({ base }: Site): Promise<void> {
  try {
    await navigator.serviceWorker?.register(new URL('sw.js', base), { scope: base.pathname });
  } catch {
    // without a secure address, or in a browser that keeps nothing
  }
}
