/** What a cell in a page may import. */
export const moduleNames: readonly string[] = ['@tensorflow/tfjs', 'attention-kit', 'tslab'];

/**
 * Says what there is instead of a module that a cell asks for.
 *
 * @example
 * missingModule('fs').slice(0, 71); // → 'expected an import of @tensorflow/tfjs, attention-kit or tslab, got fs:'
 */
export function missingModule(name: string): string {
  const known = `${moduleNames.slice(0, -1).join(', ')} or ${moduleNames.at(-1)}`;
  return `expected an import of ${known}, got ${name}: in a browser there are no other modules, no files and no processes`;
}

const ofNode = /^Cannot find name '(process|Buffer|__dirname|__filename|module|global|setImmediate)'/;
const ofPage = /^Cannot find name '(document|window|localStorage|alert)'/;

/** What the compiler says of a module or a name that isn't there, as a reader in a browser should read it. */
export function toldInBrowser(message: string): string {
  const [, module] = /^Cannot find module '(.+)' or its corresponding type declarations/.exec(message) ?? [];
  if (module !== undefined) return missingModule(module);
  const [, node] = ofNode.exec(message) ?? [];
  if (node !== undefined) return `expected a name that a browser has, got ${node}: it is Node.js' own`;
  const [, page] = ofPage.exec(message) ?? [];
  return page === undefined
    ? message
    : `expected a name that a cell can reach, got ${page}: cells run beside the page, not in it`;
}
