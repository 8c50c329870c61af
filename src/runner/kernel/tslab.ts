import { createExecutor } from 'tslab/dist/executor.js';
import { JupyterHandlerImpl } from 'tslab/dist/jupyter.js';
import { compileFailure, type Diagnostic } from '../../kernel/compile-failure.js';
import { type Failure, interruptedFailure } from '../../kernel/failure.js';
import { runtimeFailure } from '../../kernel/runtime-failure.js';
import { type Cell, cells, during, Phase } from './cell.js';
import { createCellCompiler } from './compiled/cell-compiler.js';
import { readCompiledCells } from './compiled/read-cells.js';
import { createLightConverter } from './repairs/compiler-work.js';
import { nameScripts } from './repairs/named-scripts.js';

/** tslab without its own server: runs cells, and answers what an editor asks about them. */
export interface Tslab {
  /** Runs a cell to its end; tells how it failed, or undefined. */
  run: (cell: Cell) => Promise<Failure | undefined>;
  /** Lets a cell that awaits something end at once, as a failure that declares nothing. */
  interrupt: () => void;
  /** Answers to complete, inspect and is_complete requests. */
  language: JupyterHandlerImpl;
}

/**
 * Sets up tslab's compiler and executor in the process' working directory.
 */
export function loadTslab(): Tslab {
  const { converter: node, compile } = createCellCompiler();
  const shipped = readCompiledCells();
  let diagnostics: Diagnostic[] = [];
  node.convert = (declared, source) => {
    const result = during(Phase.kernel, () => shipped(declared, source) ?? compile(declared, source));
    diagnostics = result.diagnostics;
    if (cells.running) cells.running.compiled = result.output;
    return result;
  };
  nameScripts();

  let browser: ReturnType<typeof createLightConverter> | undefined;
  const converters = {
    node,
    get browser() {
      browser ??= createLightConverter({ isJS: false, isBrowser: true });
      return browser;
    },
    close: () => [node, browser].forEach((converter) => void converter?.close()),
  };
  let complaints: unknown[][] = [];
  const note = (...complaint: unknown[]) => void complaints.push(complaint);
  const executor = createExecutor(process.cwd(), converters, { log: console.log, error: note });

  async function run(cell: Cell): Promise<Failure | undefined> {
    complaints = [];
    diagnostics = [];
    const ok = await executor.execute(cell.source);
    if (ok) for (const complaint of complaints) console.error(...complaint);
    else if (diagnostics.length > 0) return compileFailure(cell, diagnostics);
    else {
      const thrown = complaints[0]?.[0];
      return isSignal(thrown) ? interruptedFailure(cell) : runtimeFailure(thrown, cells.byLabel);
    }
  }
  return { run, interrupt: executor.interrupt, language: new JupyterHandlerImpl(executor, false) };
}

function isSignal(thrown: unknown): boolean {
  return (thrown as NodeJS.ErrnoException | undefined)?.code === 'ERR_SCRIPT_EXECUTION_INTERRUPTED';
}
