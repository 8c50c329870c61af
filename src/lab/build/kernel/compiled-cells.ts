import { readFile } from 'node:fs/promises';
import {
  type CompiledCell,
  type CompiledCells,
  compiledCellsFile,
} from '../../../runner/kernel/compiled/compiled-cells.js';
import { makeCompiledCells } from '../../../runner/kernel/compiled/make-cells.js';

/** Types that the page's compiler hasn't got, see `globalTypes`. */
const ofNode = /\bNodeJS\.|import\("(?!@tensorflow|attention-kit|tslab)/;

/**
 * The chapters' cells, compiled as for the kernel in Node.js, without those that a page must compile itself.
 *
 * @param told hears how many of how many chapters are done
 */
export async function compiledCells(
  told?: (done: number, all: number) => void,
): Promise<Record<string, CompiledCell>> {
  await makeCompiledCells(undefined, told);
  const { cells }: CompiledCells = JSON.parse(await readFile(compiledCellsFile, 'utf8'));
  const fit = Object.entries(cells).filter(([, { declOutput = '' }]) => !ofNode.test(declOutput));
  return Object.fromEntries(fit);
}
