import type { Notebook } from '../format/notebook.js';

/**
 * Asserts that a notebook was written for the kit's kernel, as far as it says for which one.
 *
 * @param notebook a notebook
 * @param name what the error calls it
 * @throws {Error} `runNotebook: expected a notebook for the kernel tslab (TypeScript), got stocks.ipynb for python3 (Python 3)`
 */
export function checkKernel({ metadata }: Notebook, name: string): void {
  const { kernelspec, language_info } = (metadata ?? {}) as Record<
    string,
    Record<string, unknown> | undefined
  >;
  const kernel = kernelspec?.name;
  const language = kernelspec?.language ?? language_info?.name;
  const fits =
    kernel === undefined ? language === undefined || language === 'typescript' : kernel === 'tslab';
  if (fits) return;
  const title = kernelspec?.display_name ?? language;
  const got = kernel === undefined ? String(language) : `${kernel}${title ? ` (${title})` : ''}`;
  throw new Error(
    `runNotebook: expected a notebook for the kernel tslab (TypeScript), got ${name} for ${got}`,
  );
}
