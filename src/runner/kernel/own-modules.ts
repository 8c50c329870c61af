import { existsSync } from 'node:fs';
import Module from 'node:module';
import { basename, delimiter, dirname, join } from 'node:path';
import { kitFolder } from '../../files/kit-folder.js';

import ts = require('@tslab/typescript-for-tslab');

/**
 * Lets a notebook import `attention-kit` and TensorFlow.js wherever it lies: what isn't installed in its own folder, or
 * one above, is taken from where this kernel comes from, types and code alike.
 *
 * @param folder the notebook's folder
 */
export function offerOwnModules(folder: string): void {
  const beside = dirname(kitFolder);
  const shelves = [join(kitFolder, 'node_modules'), ...(basename(beside) === 'node_modules' ? [beside] : [])];
  offerTypes(folder, shelves);
  process.env.NODE_PATH = [process.env.NODE_PATH, ...shelves].filter(Boolean).join(delimiter);
  (Module as unknown as { _initPaths: () => void })._initPaths();
}

/** What the compiler misses in the notebook's own `node_modules` it finds on the shelves, as if it lay there. */
function offerTypes(folder: string, shelves: string[]): void {
  const own = `${ts.sys.resolvePath(folder).replaceAll('\\', '/').replace(/\/$/, '')}/node_modules/`;
  const forward = (path: string): string => {
    if (!path.startsWith(own) || existsSync(path)) return path;
    const places = shelves.map((shelf) => join(shelf, path.slice(own.length)).replaceAll('\\', '/'));
    return places.find((place) => existsSync(place)) ?? path;
  };
  const { fileExists, directoryExists, getDirectories, readFile, realpath } = ts.sys;
  ts.sys.fileExists = (path) => fileExists(forward(path));
  ts.sys.directoryExists = (path) => directoryExists(forward(path));
  ts.sys.getDirectories = (path) => getDirectories(forward(path));
  ts.sys.readFile = (path, encoding) => readFile(forward(path), encoding);
  ts.sys.realpath = (path) => realpath!(forward(path));
}
