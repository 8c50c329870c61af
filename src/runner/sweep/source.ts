import { createHash } from 'node:crypto';
import { existsSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, extname, relative, resolve } from 'node:path';
import type { Notebook } from '../../format/notebook.js';
import type { Parameter } from '../../format/parameter-kinds.js';
import { checkValue } from '../../format/parameter-values.js';
import { findChapter } from '../chapters.js';
import { checkKernel } from '../check-kernel.js';
import { makeSnapshot } from '../kernel/snapshot/snapshot.js';
import { readNotebook } from '../notebook-file.js';
import { startChapter } from './chapter-process.js';
import type { PointProcess } from './point-process.js';
import type { Point } from './points.js';
import { startScript } from './script-process.js';

/** What is swept: a chapter or a script. */
export interface Source {
  /** As a path from the current folder. */
  name: string;
  path: string;
  parameters: Parameter[];
  /** Of the code; another code has another one. */
  fingerprint: string;
  /** The ending of a file that holds what a point showed. */
  shownAs: '.ipynb' | '.txt';
  /** Makes what all its processes start from more quickly; worth it for a few points. */
  quicken: (signal: AbortSignal) => Promise<void>;
  /** Starts a process for a point, ahead of its time where that helps. */
  start: (point: Point, seed: number) => PointProcess;
}

/**
 * Reads what is to be swept.
 *
 * @param wanted a chapter, as `findChapter` takes it, or the path of a script: `.ts`, `.mts`, `.mjs` or `.js`
 * @param folder where a script runs (the current folder); a chapter runs where it lies
 * @throws {Error} when there is none
 */
export async function readSource(wanted: string, folder: string = process.cwd()): Promise<Source> {
  if (/\.m?[jt]s$/i.test(wanted)) return readScript(resolve(wanted), folder);
  const isNotebook = extname(wanted).toLowerCase() === '.ipynb';
  if (!isNotebook && existsSync(wanted) && statSync(wanted).isFile())
    throw new Error(`sweep: expected a chapter or a script (.ts, .mts, .mjs, .js), got ${wanted}`);
  return readChapter(findChapter(wanted));
}

async function readChapter(path: string): Promise<Source> {
  const notebook = await readNotebook(path);
  checkKernel(notebook, basename(path));
  const { listParameters } = await import('../../format/parameters.js');
  const chapter = { notebook, path, name: basename(path) };
  return {
    name: relative(process.cwd(), path),
    path,
    parameters: listParameters(notebook),
    fingerprint: fingerprintOf(codeOf(notebook)),
    shownAs: '.ipynb',
    quicken: makeSnapshot,
    start: (point, seed) => startChapter(chapter, point, seed),
  };
}

async function readScript(path: string, folder: string): Promise<Source> {
  const text = await readFile(path, 'utf8').catch((cause: NodeJS.ErrnoException) => {
    const got = cause.code === 'ENOENT' ? 'no such file' : cause.message;
    throw new Error(`sweep: expected a script at ${path}, got ${got}`, { cause });
  });
  const { listScriptParameters } = await import('../../format/script-parameters.js');
  return {
    name: relative(process.cwd(), path),
    path,
    parameters: listScriptParameters(text),
    fingerprint: fingerprintOf(text),
    shownAs: '.txt',
    quicken: async () => {},
    start: (point, seed) => startScript(path, { point, seed, folder }),
  };
}

/**
 * Asserts that points can be run.
 *
 * @throws {Error} for a name that the source doesn't know
 * @throws {TypeError} for a value of another kind than the declared one
 */
export async function checkPoints({ name, parameters }: Source, points: readonly Point[]): Promise<void> {
  if (points.length === 0) throw new RangeError('sweep: expected a point or more, got none');
  if (parameters.length === 0 && points.some((point) => Object.keys(point).length > 0))
    throw new Error(
      `sweep: expected a cell tagged "parameters", or parameters({ … }) in a script, got ${name} without`,
    );
  const { findParameter } = await import('../../format/parameters.js');
  for (const point of points)
    for (const [key, value] of Object.entries(point)) checkValue(findParameter(key, parameters), value);
}

function codeOf({ cells }: Notebook): unknown {
  return cells
    .filter(({ cell_type }) => cell_type === 'code')
    .map(({ source, metadata }) => [source, metadata.tags ?? []]);
}

function fingerprintOf(code: unknown): string {
  return createHash('sha256').update(JSON.stringify(code)).digest('hex').slice(0, 16);
}
