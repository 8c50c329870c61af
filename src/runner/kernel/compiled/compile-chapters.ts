import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { kitFolder } from '../../../files/kit-folder.js';
import type { Notebook } from '../../../format/notebook.js';
import { hasTag } from '../../../format/tags.js';
import type { CompileCell } from '../../../kernel/compile-cell.js';
import { offerOwnModules } from '../own-modules.js';
import { createCellCompiler } from './cell-compiler.js';
import { type CompiledCells, cellKey } from './compiled-cells.js';
import { digestOf } from './digest.js';

import ts = require('@tslab/typescript-for-tslab');

/**
 * Compiles the code cells of chapters, each after those above it, as a kernel would in the process' working directory.
 * A cell with a fault is left out.
 *
 * @param told hears after each chapter how many are done
 */
export function compileChapters(
  chapters: readonly Notebook[],
  told: (done: number) => void = () => {},
): CompiledCells {
  const read = readFiles();
  offerOwnModules(process.cwd());
  const { converter, compile } = createCellCompiler();
  const cells: CompiledCells['cells'] = {};
  for (const [i, chapter] of chapters.entries()) {
    compileCells(chapter, compile, cells);
    told(i + 1);
  }
  converter.close(); // it watches files for good, otherwise
  const files = [...new Set([...read, ...ownFiles()])].map(seenFromKit).sort();
  return { files, digest: digestOf(files)!, cells };
}

function compileCells({ cells }: Notebook, compile: CompileCell, found: CompiledCells['cells']): void {
  let declared = '';
  for (const cell of cells.filter(({ cell_type }) => cell_type === 'code')) {
    const { diagnostics, sideOutputs, ...compiled } = compile(declared, cell.source);
    if (diagnostics.length > 0) continue;
    if (!sideOutputs) found[cellKey(declared, cell.source)] = compiled;
    if (!hasTag(cell, 'raises-exception')) declared = compiled.declOutput ?? ''; // what fails declares nothing
  }
}

/** Notes each file that the compiler reads from now on. */
function readFiles(): Set<string> {
  const read = new Set<string>();
  const { readFile } = ts.sys;
  ts.sys.readFile = (path, ...how) => {
    const text = readFile(path, ...how);
    if (text !== undefined) read.add(ts.sys.realpath!(path));
    return text;
  };
  return read;
}

/** What turns a cell into what the compiler is asked for, and which compiler that is. */
function ownFiles(): string[] {
  const here = dirname(fileURLToPath(import.meta.url));
  const shared = join(here, '../../../kernel');
  const folders = [join(here, '../repairs'), join(shared, 'repairs')];
  const packages = ['tslab/package.json', '@tslab/typescript-for-tslab/package.json'];
  return [
    ...['cell-compiler.js', 'compile-chapters.js'].map((name) => join(here, name)),
    join(shared, 'compile-cell.js'),
    ...folders.flatMap((folder) => readdirSync(folder).map((name) => join(folder, name))).filter(isScript),
    ...packages.map((file) => createRequire(import.meta.url).resolve(file)),
  ];
}

function isScript(file: string): boolean {
  return /\.c?js$/.test(file);
}

/** `node_modules/…` for what lies in a package, wherever that is; a path in the kit's folder for the kit's own. */
function seenFromKit(file: string): string {
  const path = relative(kitFolder, file).replaceAll('\\', '/');
  return path.startsWith('../') ? path.slice(path.indexOf('node_modules/')) : path;
}
