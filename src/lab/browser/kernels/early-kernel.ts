import type { BrowserKernel } from '../../kernel/browser-kernel.js';

/** Where the page keeps it: scripts that share no modules look for it by this name. */
const place = Symbol.for('attention-kit.early-kernel');

/** Keeps a kernel that is started before the notebook is there, for the notebook. */
export function keepEarlyKernel(kernel: Promise<BrowserKernel>): void {
  Reflect.set(globalThis, place, kernel);
}

/** Takes that kernel, once. @returns undefined when there is none */
export function takeEarlyKernel(): Promise<BrowserKernel> | undefined {
  const kernel: Promise<BrowserKernel> | undefined = Reflect.get(globalThis, place);
  Reflect.deleteProperty(globalThis, place);
  return kernel;
}
