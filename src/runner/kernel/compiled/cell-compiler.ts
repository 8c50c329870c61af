import type { Converter } from 'tslab/dist/converter.js';
import { type CompileCell, compileWith } from '../../../kernel/compile-cell.js';
import { separateTimers } from '../../../kernel/repairs/compiler-timers.js';
import { offerNewerLibrary } from '../../../kernel/repairs/library.js';
import { createLightConverter } from '../repairs/compiler-work.js';

/** tslab's compiler, and how the kit compiles a cell with it. */
export interface CellCompiler {
  /** tslab's own: completes and explains, too. */
  converter: Converter;
  compile: CompileCell;
}

/** Sets up tslab's compiler in the process' working directory, where cells' imports are looked for. */
export function createCellCompiler(): CellCompiler {
  separateTimers();
  offerNewerLibrary();
  const converter = createLightConverter({ isJS: false, isBrowser: false });
  const { convert } = converter;
  return { converter, compile: (declared, source) => compileWith(convert, declared, source) };
}
