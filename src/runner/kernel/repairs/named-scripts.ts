import vm from 'node:vm';
import { cells, during, Phase } from '../cell.js';

/**
 * Gives each script that tslab runs the name of its cell, which errors then carry in their stacks.
 *
 * tslab 1.0.22 (`dist/executor.js`) hands `vm.runInThisContext` no file name, so that every frame of every cell reads
 * `evalmachine.<anonymous>`.
 */
export function nameScripts(): void {
  const run = vm.runInThisContext;
  vm.runInThisContext = (code, options) => {
    const cell = cells.running;
    if (!cell || typeof options !== 'object' || !options.breakOnSigint) return run(code, options);
    const start = code.indexOf('{') + 2;
    const named = { filename: cell.label, columnOffset: -start, displayErrors: false };
    return during(Phase.script, () => run(code, named));
  };
}
