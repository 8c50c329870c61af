import type * as ts from '@tslab/typescript-for-tslab';

/** Files by their paths, all absolute. */
export type FilesByPath = Readonly<Record<string, string>>;

/** Where the compiler thinks that it works: a cell is a file of this folder. */
export const kitFolder = '/kit';
/** Where it thinks that it lies, its library beside it. */
const compilerFile = '/typescript/lib/typescript.js';

/**
 * A file system for the compiler that holds these files and nothing else.
 *
 * @param files their texts by absolute paths
 * @example
 * const system = virtualSystem({ '/kit/a/b.d.ts': 'declare const b: number;' });
 * system.fileExists('/kit/a/b.d.ts'); // → true
 * system.getDirectories('/kit'); // → ['a']
 */
export function virtualSystem(files: FilesByPath): ts.System {
  const folders = foldersOf(Object.keys(files));
  const nothing = { close: () => {} };
  return {
    args: [],
    newLine: '\n',
    useCaseSensitiveFileNames: true,
    write: () => {},
    exit: () => {},
    writeFile: () => {},
    createDirectory: () => {},
    getExecutingFilePath: () => compilerFile,
    getCurrentDirectory: () => kitFolder,
    resolvePath: (path) => path,
    realpath: (path) => path,
    readFile: (path) => (Object.hasOwn(files, path) ? files[path] : undefined),
    fileExists: (path) => Object.hasOwn(files, path),
    directoryExists: (path) => folders.has(path),
    getDirectories: (path) => [...(folders.get(path) ?? [])],
    readDirectory: () => [],
    watchFile: () => nothing,
    watchDirectory: () => nothing,
    setTimeout: (callback, ms, ...rest) => setTimeout(callback, ms, ...rest),
    clearTimeout: (timer) => clearTimeout(timer),
  };
}

/** Each folder, and the names of the folders in it. */
function foldersOf(paths: readonly string[]): Map<string, Set<string>> {
  const folders = new Map<string, Set<string>>();
  for (const path of paths) {
    const parts = path.split('/');
    for (let i = 1; i < parts.length; i++) {
      const folder = parts.slice(0, i).join('/') || '/';
      const names = folders.get(folder) ?? new Set();
      folders.set(folder, names);
      if (i < parts.length - 1) names.add(parts[i]!);
    }
  }
  return folders;
}
