import { resolve } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { formatNotebook } from '../format/format-notebook.js';
import type { Notebook, Output } from '../format/notebook.js';
import { type ParameterValue, parseParameter } from '../format/parameter-values.js';
import { findChapter } from '../runner/chapters.js';
import { NotebookError } from '../runner/notebook-error.js';
import { readNotebook, writeNotebook } from '../runner/notebook-file.js';
import { type Progress, runNotebook } from '../runner/run-notebook.js';
import type { Given } from './command.js';
import { readAmount, readSettings } from './read-options.js';
import { warn } from './say.js';
import { stoppable } from './stopped.js';

/**
 * Executes a chapter as the command line says; Ctrl-C stops it in order.
 *
 * @throws {NotebookError} at the first cell that fails, after what ran until then has been delivered
 */
export function runChapter(args: Given): Promise<void> {
  return stoppable((signal) => execute(args, signal));
}

async function execute(args: Given, signal: AbortSignal): Promise<void> {
  const settings = readSettings('run', (args.parameter as string[] | undefined) ?? []);
  const timeoutSeconds = readAmount('run', 'timeout', args.timeout, 'seconds') ?? 120;
  const path = findChapter(String(args.chapter));
  const parameters = settings.length > 0 ? await readParameters(settings, path) : {};
  const output = args['in-place'] ? path : (args.output as string | undefined);
  try {
    const done = await runNotebook(path, { parameters, timeoutSeconds, signal, onProgress: showProgress });
    await deliver(done, output, signal);
  } catch (error) {
    // What ran until then is worth reading; a chapter is not overwritten with half of itself.
    if (error instanceof NotebookError && !args['in-place'])
      await deliver(error.details.notebook, output, signal);
    if (error instanceof NotebookError) showTrace(error);
    throw error;
  }
}

/** What the pairs mean in a chapter; only with them is TypeScript's parser loaded, which takes its time. */
async function readParameters(
  settings: [name: string, text: string][],
  path: string,
): Promise<Record<string, ParameterValue>> {
  const { findParameter, listParameters } = await import('../format/parameters.js');
  const known = listParameters(await readNotebook(path));
  return Object.fromEntries(
    settings.map(([name, text]) => [name, parseParameter(findParameter(name, known), text)]),
  );
}

async function deliver(notebook: Notebook, output: string | undefined, signal: AbortSignal): Promise<void> {
  if (output === '-') process.stdout.write(formatNotebook(notebook));
  else if (output) {
    await writeNotebook(output, notebook, signal);
    warn(`Wrote ${resolve(output)}`);
  } else for (const { outputs = [] } of notebook.cells) process.stdout.write(outputs.map(asText).join(''));
}

function asText({ output_type, text, data }: Output): string {
  if (output_type === 'stream') return text ?? '';
  const plain = data?.['text/plain'];
  return typeof plain === 'string' ? `${plain}\n` : '';
}

function showProgress({ cell, cellCount, id, state, milliseconds }: Progress): void {
  if (state === 'running') return;
  const mark = state === 'done' ? '✓' : '✗';
  const width = String(cellCount).length;
  warn(
    `${mark} ${String(cell).padStart(width)}/${cellCount}  ${(milliseconds / 1000).toFixed(2).padStart(6)} s  ${id}`,
  );
}

function showTrace({ details }: NotebookError): void {
  warn(stripVTControlCharacters(details.traceback.join('\n')));
}
