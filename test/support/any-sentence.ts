import { basename } from 'node:path';
import type { Notebook, NotebookCell } from '../../src/format/notebook.js';
import type { ParameterValue } from '../../src/format/parameter-values.js';
import { listParameters } from '../../src/format/parameters.js';
import type { KernelClient } from '../../src/jupyter/kernel-client.js';
import { NotebookError } from '../../src/runner/notebook-error.js';
import { readNotebook } from '../../src/runner/notebook-file.js';
import { runNotebook } from '../../src/runner/run-notebook.js';
import { neededCells, reachedCells } from './reached-cells.js';

/** Something that a reader may type into the cell of a chapter's parameters. */
export interface Trial {
  name: string;
  /** A chapter that doesn't know the first of these isn't tried; of the others it gets what it knows. */
  parameters: Record<string, ParameterValue>;
  /** What it stops with, in the parameters cell; none: it runs to the end. */
  stops?: RegExp;
  /** What it may stop with there, instead of running to the end. */
  mayStop?: RegExp;
  /** A word that elsewhere would mean that a value isn't there. */
  mayShow?: string;
}

/** Work that takes long and says nothing about the sentence: as little of it as runs. */
const BRIEF: Record<string, ParameterValue> = { sizes: [16, 32], steps: 4, longest: 64, liveSteps: 2 };

const PARAMETERS = 'parameters';

/** What must stand in no title, table or text: a value that isn't there. */
const BROKEN = /\b(?:undefined|NaN|null)\b|“”|\[object/g;

/**
 * Gives a chapter one trial after the other, in one kernel: at first the cells run that the trials reach, and all that they
 * need, then those that the trials reach. What a parameter doesn't reach is what it is in the committed chapter.
 *
 * @param kernel one in which nothing has run
 * @returns what is wrong, trial by trial
 */
export async function faultsOf(
  path: string,
  trials: readonly Trial[],
  kernel: KernelClient,
): Promise<string[]> {
  const committed = await readNotebook(path);
  const known = listParameters(committed).map(({ name }) => name);
  const fitting = trials
    .filter((trial) => isFor(trial, known))
    .sort((a, b) => mayEndEarly(a) - mayEndEarly(b));
  const faults: string[] = [];
  const reached = reachedBy(fitting, committed);
  let ids = neededCells(committed.cells, reached);
  for (const trial of fitting) {
    const notebook = { ...committed, cells: committed.cells.filter(({ id }) => ids.has(id!)) };
    const fault = await faultOf(notebook, trial, { name: basename(path), known, committed, kernel });
    if (fault) faults.push(`${trial.name}: ${fault}`);
    ids = reached;
  }
  return faults;
}

function isFor({ parameters, stops }: Trial, known: readonly string[]): boolean {
  const [first, ...others] = Object.keys(parameters);
  return known.includes(first!) && (!stops || others.every((name) => known.includes(name)));
}

// First those that run to the end: they make what the cells that later trials don't run again leave behind.
function mayEndEarly({ stops, mayStop }: Trial): number {
  return Number(Boolean(stops ?? mayStop));
}

function reachedBy(trials: readonly Trial[], notebook: Notebook): Set<string> {
  const names = new Set(
    trials.filter(({ stops }) => !stops).flatMap(({ parameters }) => Object.keys(parameters)),
  );
  return new Set([PARAMETERS, ...reachedCells(notebook.cells, [...names])]);
}

interface Setting {
  name: string;
  known: readonly string[];
  committed: Notebook;
  kernel: KernelClient;
}

async function faultOf(notebook: Notebook, trial: Trial, setting: Setting): Promise<string | undefined> {
  const { name, known, committed, kernel } = setting;
  const told = Object.entries({ ...BRIEF, ...trial.parameters }).filter(([each]) => known.includes(each));
  const parameters = Object.fromEntries(told);
  try {
    const { cells } = await runNotebook(notebook, { name, parameters, kernel, timeoutSeconds: 600 });
    return trial.stops
      ? `expected it to stop with ${trial.stops}, got to the end`
      : gapIn(cells, committed.cells, trial.mayShow);
  } catch (error) {
    if (error instanceof NotebookError) return stoppedWrongly(error, trial);
    throw error;
  }
}

/** A cell that shows a value that isn't there, unless it does so on purpose, as committed: an overflow, say. */
function gapIn(
  cells: readonly NotebookCell[],
  committed: readonly NotebookCell[],
  allowed?: string,
): string | undefined {
  const usual = new Set(committed.filter((cell) => gapOf(cell)).map(({ id }) => id));
  const odd = cells.find((cell) => gapOf(cell, allowed) && !usual.has(cell.id));
  return odd && `expected texts without a gap, got ${gapOf(odd, allowed)} in cell ${odd.id}`;
}

function stoppedWrongly({ message, details }: NotebookError, { stops, mayStop }: Trial): string | undefined {
  if (details.id !== PARAMETERS)
    return `expected it to stop in the parameters cell or not at all, got ${message}`;
  const meant = stops ?? mayStop;
  return meant?.test(message) ? undefined : `expected ${meant ?? 'no error'}, got ${message}`;
}

function gapOf(cell: NotebookCell, allowed?: string): string | undefined {
  const gaps = cell.cell_type === 'code' ? textOf(cell).match(BROKEN) : null;
  return gaps?.find((gap) => gap !== allowed);
}

function textOf({ outputs = [] }: NotebookCell): string {
  return outputs.map(({ text, data }) => `${text ?? data?.['text/plain'] ?? ''}`).join('\n');
}
