import {
  commonExtensions,
  type ExtensionList,
  notebookExtensions,
  treeExtensions,
} from '../page/extensions.js';
import type { PackageInfo } from './package-info.js';

/**
 * The pages that Notebook's application has, with the extensions that each adds: in the lab, and in a site without a server.
 */
export const pageExtensions: Record<string, ExtensionList> = {
  notebooks: notebookExtensions,
  tree: treeExtensions,
  site: notebookExtensions,
};

/** Extensions that render a MIME type, on every page. */
export const mimeExtensions: readonly string[] = ['@jupyterlab/json-extension'];

/** Every package that some page takes plugins or renderers from. */
export function allPackages(): string[] {
  const lists = [commonExtensions, ...Object.values(pageExtensions)];
  return [...new Set([...lists.flatMap((list) => Object.keys(list)), ...mimeExtensions])];
}

/** One list of what a page takes: the common parts and its own. */
export function extensionsOf(page: string): ExtensionList {
  const merged: ExtensionList = { ...commonExtensions };
  for (const [name, take] of Object.entries(pageExtensions[page] ?? {})) {
    const before = merged[name] ?? [];
    merged[name] = take === true || before === true ? true : [...before, ...take];
  }
  return merged;
}

/** The source of a page's entry module: styles and modules of its extensions, then the start. */
export function pageEntry(page: string, packages: Map<string, PackageInfo>, startModule: string): string {
  const extensions = Object.entries(extensionsOf(page));
  const named = [...extensions.map(([name]) => name), ...mimeExtensions];
  const styles = named.filter((name) => packages.get(name)?.style);
  return [
    ...styles.map((name) => `import ${JSON.stringify(`${name}/${packages.get(name)?.style}`)};`),
    ...named.map((name, i) => `import * as m${i} from ${JSON.stringify(name)};`),
    `import { startPage } from ${JSON.stringify(startModule)};`,
    'startPage([',
    ...extensions.map(
      ([name, take], i) =>
        `  { name: ${JSON.stringify(name)}, module: m${i}, take: ${JSON.stringify(take)} },`,
    ),
    `], [${mimeExtensions.map((_, i) => `m${extensions.length + i}`).join(', ')}]);`,
  ].join('\n');
}
