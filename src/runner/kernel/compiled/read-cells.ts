import { readFileSync, realpathSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { kitFolder } from '../../../files/kit-folder.js';
import { packageFolder } from '../../../files/package-folder.js';
import { type CompiledCell, type CompiledCells, cellKey, compiledCellsFile } from './compiled-cells.js';
import { digestOf } from './digest.js';

/** What chapters import, each of which a reader's folder may have another of. */
const imported = ['attention-kit', '@tensorflow/tfjs', 'tslab'];

type FindCell = (declared: string, source: string) => (CompiledCell & { diagnostics: [] }) | undefined;

/**
 * Looks up cells of the kit's chapters that were compiled beforehand, as long as all that the compiler would read is
 * as it was then, and the process' working directory leads to the kit's own packages. Reads nothing until it is asked.
 *
 * @param file where they lie
 * @returns finds what a cell compiles to; undefined for a cell that isn't there
 */
export function readCompiledCells(file: string = compiledCellsFile): FindCell {
  let known: CompiledCells['cells'] | undefined;
  return (declared, source) => {
    known ??= validCells(file);
    const cell = known[cellKey(declared, source)];
    return cell && { ...cell, diagnostics: [] };
  };
}

function validCells(file: string): CompiledCells['cells'] {
  try {
    const { files, digest, cells }: CompiledCells = JSON.parse(readFileSync(file, 'utf8'));
    if (importsAreOurs() && digestOf(files) === digest && cells) return cells;
  } catch {} // no file, or half of one: each cell is compiled, then
  return {};
}

/** Whether a cell's imports, looked for from here, are the packages that the kit itself has (or that it offers). */
function importsAreOurs(): boolean {
  const [here, kit] = [process.cwd(), kitFolder].map((folder) => createRequire(join(folder, 'cell.js')));
  return imported.every((name) => {
    const found = packageFolder(here!, name);
    return (
      found === undefined ||
      found === (name === 'attention-kit' ? realpathSync(kitFolder) : packageFolder(kit!, name))
    );
  });
}
