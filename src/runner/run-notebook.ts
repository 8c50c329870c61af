import { basename, dirname, resolve } from 'node:path';
import { checkObject } from '../check/values.js';
import { checkNotebook } from '../format/check-notebook.js';
import type { Notebook, NotebookCell, Output } from '../format/notebook.js';
import type { ParameterValue } from '../format/parameter-values.js';
import { isSolution } from '../format/solutions.js';
import { hasTag } from '../format/tags.js';
import type { KernelClient, KernelOptions } from '../jupyter/kernel-client.js';
import { checkKernel } from './check-kernel.js';
import { executeCell } from './execute-cell.js';
import { startKernel } from './kit-kernel.js';
import { type CellFailure, notebookError } from './notebook-error.js';
import { readNotebook } from './notebook-file.js';
import { collectOutputs } from './outputs.js';

/** How to run a notebook. */
export interface RunOptions {
  /** Values for the variables of the cell tagged `parameters`. */
  parameters?: Record<string, ParameterValue>;
  /** Seconds that one cell may take (120). */
  timeoutSeconds?: number;
  /** What errors call the notebook (its file's name). */
  name?: string;
  /** Is told each code cell, before and after. */
  onProgress?: (progress: Progress) => void;
  /** How to start the kernel; or one that runs already, and goes on running afterwards. */
  kernel?: Partial<KernelOptions> | KernelClient;
  /** Stops the run when it is aborted; the kernel goes, too. */
  signal?: AbortSignal;
}

/** How far a run is. */
export interface Progress {
  /** Number of the code cell, from 1, as the front-end shows it. */
  cell: number;
  cellCount: number;
  id: string;
  state: 'running' | 'done' | 'failed';
  milliseconds: number;
}

/**
 * Runs all code cells of a notebook in a fresh kernel, in order.
 *
 * @param source path of a notebook, or a notebook
 * @param options parameters, time limit, progress, kernel
 * @returns the notebook with new outputs; the one given, and its file, stay as they are
 * @throws {NotebookError} `runNotebook: 03-scores.ipynb, cell 4, line 2: TypeError: …` at the first cell that fails
 * @example
 * const cell = { cell_type: 'code', id: 'sum', metadata: {}, source: '1 + 1' };
 * const done = await runNotebook({ cells: [cell], metadata: {}, nbformat: 4, nbformat_minor: 5 });
 * done.cells[0].outputs[0].text; // → '2\n'
 */
export async function runNotebook(source: string | Notebook, options: RunOptions = {}): Promise<Notebook> {
  if (typeof source !== 'string') checkNotebook('runNotebook', source);
  checkObject('runNotebook', 'options', options);
  const { name = typeof source === 'string' ? basename(source) : 'notebook' } = options;
  const given = typeof source === 'string' ? await readNotebook(source) : structuredClone(source);
  checkKernel(given, name);
  const notebook = await withParameters(given, options.parameters ?? {});
  for (const cell of codeCells(notebook)) Object.assign(cell, { outputs: [], execution_count: null });

  options.signal?.throwIfAborted();
  const borrowed = isRunning(options.kernel);
  const cwd = typeof source === 'string' ? dirname(resolve(source)) : process.cwd();
  const kernel = isRunning(options.kernel) ? options.kernel : await startKernel({ cwd, ...options.kernel });
  const stop = () => kernel.kill();
  options.signal?.addEventListener('abort', stop);
  try {
    await runCells(notebook, name, kernel, options);
  } catch (error) {
    options.signal?.throwIfAborted();
    throw error;
  } finally {
    options.signal?.removeEventListener('abort', stop);
    if (!borrowed) await kernel.shutdown();
  }
  return describeKernel(notebook, kernel);
}

/** Reading a cell's parameters takes TypeScript's parser, which takes its time to load. */
async function withParameters(notebook: Notebook, values: Record<string, ParameterValue>): Promise<Notebook> {
  if (Object.keys(values).length === 0) return notebook;
  const { injectParameters } = await import('../format/parameters.js');
  return injectParameters(notebook, values);
}

async function runCells(
  notebook: Notebook,
  name: string,
  kernel: KernelClient,
  options: RunOptions,
): Promise<void> {
  const { timeoutSeconds = 120, onProgress } = options;
  const collector = collectOutputs();
  const cells = codeCells(notebook);
  let number = 0;
  for (const cell of cells) {
    if (!isSolution(cell)) number++;
    const began = performance.now();
    const report = (state: Progress['state']) => {
      const milliseconds = performance.now() - began;
      onProgress?.({ cell: number, cellCount: cells.length, id: cell.id, state, milliseconds });
    };
    report('running');
    const failure = await executeCell(cell, kernel, collector.forCell(cell.outputs!), timeoutSeconds);
    options.signal?.throwIfAborted();
    // A cell may be meant to throw, but not to take the kernel with it, or to go on for ever.
    const isMeant = failure?.reached === 'cell' && hasTag(cell, 'raises-exception');
    if (failure && failure.reached !== 'cell') cell.outputs!.push(asOutput(failure));
    const fatal = failure !== undefined && !isMeant;
    report(fatal ? 'failed' : 'done');
    if (fatal) throw notebookError(failure, { name, cell, number, notebook });
  }
}

function asOutput({ ename, evalue }: CellFailure): Output {
  return { output_type: 'error', ename, evalue, traceback: [`${ename}: ${evalue}`] };
}

function describeKernel(notebook: Notebook, kernel: KernelClient): Notebook {
  const kernelspec = { display_name: 'TypeScript', language: 'typescript', name: 'tslab' };
  const metadata = { kernelspec, ...notebook.metadata, language_info: kernel.info.language_info };
  return { ...notebook, metadata };
}

function codeCells(notebook: Notebook): NotebookCell[] {
  return notebook.cells.filter((cell) => cell.cell_type === 'code');
}

function isRunning(kernel: RunOptions['kernel']): kernel is KernelClient {
  return kernel !== undefined && 'execute' in kernel;
}
