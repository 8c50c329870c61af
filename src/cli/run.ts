import { resolve } from 'node:path';
import { parseArgs, stripVTControlCharacters } from 'node:util';
import type { CommandDef } from 'citty';
import { formatNotebook } from '../format/format-notebook.js';
import type { Notebook, Output } from '../format/notebook.js';
import { findParameter, listParameters, parseParameter } from '../format/parameters.js';
import { findChapter } from '../runner/chapters.js';
import { NotebookError } from '../runner/notebook-error.js';
import { readNotebook, writeNotebook } from '../runner/notebook-file.js';
import { type Progress, runNotebook } from '../runner/run-notebook.js';
import { warn } from './say.js';
import { stoppable } from './stopped.js';
import { UsageError } from './usage-error.js';

/** `attention-kit run CHAPTER`: executes a notebook in a fresh kernel. */
export const run: CommandDef = {
  meta: {
    name: 'run',
    description: 'Execute a chapter in a fresh kernel; print what its cells print, or write it with -o',
  },
  args: {
    chapter: { type: 'positional', description: 'A number (3), a name (03-scores) or a path' },
    output: {
      type: 'string',
      alias: 'o',
      valueHint: 'OUT',
      description: 'Write the executed notebook to this file; "-" for stdout',
    },
    'in-place': { type: 'boolean', description: 'Write the outputs into the chapter itself' },
    parameter: {
      type: 'string',
      alias: 'p',
      valueHint: 'NAME=VALUE',
      description: 'Set a variable of the cell tagged "parameters"; may be repeated',
    },
    timeout: { type: 'string', valueHint: 'SECONDS', description: 'Time limit for one cell (default: 120)' },
  },
  run: ({ args, rawArgs }) => stoppable((signal) => runChapter(args, rawArgs, signal)),
};

async function runChapter(
  args: Record<string, unknown>,
  rawArgs: string[],
  signal: AbortSignal,
): Promise<void> {
  const settings = readSettings(rawArgs);
  const timeoutSeconds = readSeconds(args.timeout as string | undefined);
  const path = findChapter(String(args.chapter));
  const known = listParameters(await readNotebook(path));
  const parameters = Object.fromEntries(
    settings.map(([name, text]) => [name, parseParameter(findParameter(name, known), text)]),
  );
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

/** The pairs given with -p, in order; the command line's own parser keeps only the last. */
function readSettings(rawArgs: string[]): [name: string, text: string][] {
  const { values } = parseArgs({
    args: rawArgs,
    options: { parameter: { type: 'string', short: 'p', multiple: true } },
    strict: false,
  });
  return ((values.parameter ?? []) as string[]).map((pair) => {
    const at = pair.indexOf('=');
    if (at < 1) throw new UsageError(`run: expected -p NAME=VALUE, got ${pair}`);
    return [pair.slice(0, at), pair.slice(at + 1)];
  });
}

function readSeconds(text: string | undefined): number {
  const seconds = Number(text ?? 120);
  if (!(seconds > 0))
    throw new UsageError(`run: expected --timeout to be a number of seconds above 0, got ${text}`);
  return seconds;
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
