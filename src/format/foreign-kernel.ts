import type { Notebook } from './notebook.js';

/**
 * For which kernel and language a notebook says it was written, if that is not the kit's.
 *
 * @param notebook a notebook, of which the metadata count
 * @returns for example `python3 (Python 3)`; nothing where it fits, or says nothing
 * @example
 * const kernelspec = { name: 'ir', display_name: 'R', language: 'R' };
 * foreignKernel({ metadata: { kernelspec } }); // → 'ir (R)'
 */
export function foreignKernel({ metadata }: Pick<Notebook, 'metadata'>): string | undefined {
  const { kernelspec, language_info } = (metadata ?? {}) as Record<
    string,
    Record<string, unknown> | undefined
  >;
  // An empty name says as little as none: pages write it into a notebook without a kernel.
  const kernel = kernelspec?.name || undefined;
  const language = kernelspec?.language || language_info?.name || undefined;
  const fits =
    kernel === undefined ? language === undefined || language === 'typescript' : kernel === 'tslab';
  if (fits) return undefined;
  const title = kernelspec?.display_name || language;
  return kernel === undefined ? String(language) : `${kernel}${title ? ` (${title})` : ''}`;
}
