import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { ConvertResult } from 'tslab/dist/converter.js';
import { kitFolder } from '../../../files/kit-folder.js';

/** What a cell was compiled to. */
export type CompiledCell = Omit<ConvertResult, 'diagnostics' | 'sideOutputs'>;

/** The cells of all chapters, compiled before anyone runs them. */
export interface CompiledCells {
  /** All that the compiler read, seen from the kit's folder, and what compiles. */
  files: string[];
  /** Of their texts, see `digestOf`: where a text is another, the cells are compiled anew. */
  digest: string;
  /** By `cellKey`. */
  cells: Record<string, CompiledCell>;
}

/** Where they lie; a kit without the file compiles each cell when it is run. */
export const compiledCellsFile: string = join(kitFolder, 'dist', 'kernel', 'cells.json');

/**
 * Names what a cell compiles to: the same text after the same declarations is the same JavaScript.
 *
 * @param declared what the cells before it declare
 * @param source the cell
 */
export function cellKey(declared: string, source: string): string {
  return createHash('sha256').update(`${declared}\0${source}`).digest('base64url').slice(0, 22);
}
