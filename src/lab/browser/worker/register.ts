import { whenAtRest } from '../../kernel/at-rest.js';
import type { Site } from '../site.js';

/** So many milliseconds a page has nothing to do before it looks for a newer version of its site. */
const rest = 1000;

/**
 * Has the site's service worker keep what is loaded; where the browser has none, all comes over the network. One that is in
 * charge already looks whether the site has a newer version: left to itself, a browser puts that off while files come.
 */
export async function registerWorker({ base }: Site): Promise<void> {
  try {
    const { serviceWorker } = navigator;
    const isNew = !serviceWorker?.controller;
    const registration = await serviceWorker?.register(new URL('sw.js', base), { scope: base.pathname });
    if (registration && !isNew) whenAtRest(rest, () => void registration.update().catch(() => {}));
  } catch {
    // without a secure address, or in a browser that keeps nothing
  }
}
