import { foreignKernel } from '../../format/foreign-kernel.js';

/**
 * Why nothing of a notebook can be run in the page, if it was written for another kernel than the kit's.
 *
 * @param name what the notebook is called
 * @param metadata the notebook's
 * @returns a sentence that names the kernel, or nothing
 */
export function foreignSentence(name: string, metadata: object): string | undefined {
  const wanted = foreignKernel({ metadata: { ...metadata } });
  if (wanted === undefined) return undefined;
  return `${name} is written for the kernel ${wanted}, and this page runs TypeScript (tslab) only: here you can read and edit it, but not run it.`;
}
