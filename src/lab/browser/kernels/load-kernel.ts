import type { BrowserKernel } from '../../kernel/browser-kernel.js';
import type { Site } from '../site.js';

/** Where the kernel's files lie, seen from the site. */
export const kernelFolder = 'static/kernel/v1/lib/';

/** Starts a kernel. It comes as a module of its own: who only reads needs none of it. */
export async function loadKernel({ base }: Site): Promise<BrowserKernel> {
  const folder = new URL(kernelFolder, base);
  const address = new URL('kernel.js', folder).href;
  const { startBrowserKernel } = await import(/* webpackIgnore: true */ address);
  return startBrowserKernel(folder);
}
