import { foreignKernel } from '../format/foreign-kernel.js';
import type { Notebook } from '../format/notebook.js';

/**
 * Asserts that a notebook was written for the kit's kernel, as far as it says for which one.
 *
 * @param notebook a notebook
 * @param name what the error calls it
 * @throws {Error} `runNotebook: expected a notebook for the kernel tslab (TypeScript), got stocks.ipynb for python3 (Python 3)`
 */
export function checkKernel(notebook: Notebook, name: string): void {
  const got = foreignKernel(notebook);
  if (got === undefined) return;
  throw new Error(
    `runNotebook: expected a notebook for the kernel tslab (TypeScript), got ${name} for ${got}`,
  );
}
