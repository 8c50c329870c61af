import { lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** The bytes of a file, or of all files in a folder; links count as nothing. */
export function diskSize(path: string): number {
  const state = lstatSync(path);
  if (state.isDirectory())
    return readdirSync(path).reduce((sum, name) => sum + diskSize(join(path, name)), 0);
  return state.isFile() ? state.size : 0;
}
