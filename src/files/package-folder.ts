import { realpathSync } from 'node:fs';
import { join } from 'node:path';

/** Where a package lies, seen from a folder: the nearest node_modules that has it. */
export function packageFolder(from: NodeJS.Require, name: string): string | undefined {
  for (const modules of from.resolve.paths(name) ?? []) {
    try {
      return realpathSync(join(modules, name));
    } catch {
      // not in this one; the next is further up
    }
  }
  return undefined;
}
