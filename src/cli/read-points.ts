import { readFile } from 'node:fs/promises';
import { parseCsv } from '../format/csv.js';
import type { Parameter } from '../format/parameter-kinds.js';
import { parseParameter } from '../format/parameter-values.js';
import { gridOf, type Point } from '../runner/sweep/points.js';
import { readSource } from '../runner/sweep/source.js';
import type { Given } from './command.js';
import { readSettings } from './read-options.js';
import { UsageError } from './usage-error.js';

/** The points that a command line asks for, and how many values each parameter takes. */
export interface Asked {
  points: Point[];
  /** In words: `seed × 20, dK × 3`. */
  plan: string;
}

/** Reads the points given with -p and --points: each of the file with each of the grid. */
export async function readPoints(args: Given): Promise<Asked> {
  const settings = readSettings('sweep', (args.parameter as string[] | undefined) ?? []);
  const file = args.points as string | undefined;
  if (settings.length === 0 && file === undefined)
    throw new UsageError('sweep: expected -p NAME=VALUES or --points FILE, got neither');
  const { parameters, name } = await readSource(String(args.source));
  const find = await finder(parameters, name);
  const { parseValues } = await import('../format/parameter-lists.js');
  const axes = settings.map(([key, text]) => [key, parseValues(find(key), text)] as const);
  const grid = gridOf(Object.fromEntries(axes));
  const listed = file === undefined ? [{}] : await readListed(file, find);
  const both = listed.flatMap(
    (point) => axes.map(([key]) => key).find((key) => Object.hasOwn(point, key)) ?? [],
  );
  if (both.length > 0) throw new UsageError(`sweep: expected ${both[0]} with -p or in ${file}, got it twice`);
  const plan = axes.map(([key, values]) => `${key} × ${values.length}`);
  return {
    points: listed.flatMap((point) => grid.map((values) => ({ ...point, ...values }))),
    plan: [...(file === undefined ? [] : [`${listed.length} of ${file}`]), ...plan].join(', '),
  };
}

type Find = (name: string) => Parameter;

/** Makes what finds a parameter by name. */
async function finder(parameters: Parameter[], source: string): Promise<Find> {
  if (parameters.length === 0)
    throw new Error(
      `sweep: expected a cell tagged "parameters", or parameters({ … }) in a script, got ${source} without`,
    );
  const { findParameter } = await import('../format/parameters.js');
  return (name) => findParameter(name, parameters);
}

async function readListed(file: string, find: Find): Promise<Point[]> {
  const text = await readFile(file, 'utf8').catch((cause: NodeJS.ErrnoException) => {
    const got = cause.code === 'ENOENT' ? 'no such file' : cause.message;
    throw new Error(`sweep: expected points in ${file}, got ${got}`, { cause });
  });
  if (/^\s*[[{]/.test(text)) return fromJson(file, text);
  const [names = [], ...rows] = parseCsv(text);
  const known = names.map((name) => find(name.trim()));
  return rows.map((row, i) => {
    if (row.length !== known.length)
      throw new Error(`sweep: expected ${known.length} values in row ${i + 1} of ${file}, got ${row.length}`);
    return Object.fromEntries(
      known.map((parameter, j) => [parameter.name, parseParameter(parameter, row[j]!)]),
    );
  });
}

function fromJson(file: string, text: string): Point[] {
  let points: unknown;
  try {
    points = JSON.parse(text);
  } catch (cause) {
    throw new Error(`sweep: expected a JSON list of points in ${file}, got ${(cause as Error).message}`, {
      cause,
    });
  }
  const isPoint = (each: unknown) => typeof each === 'object' && each !== null && !Array.isArray(each);
  if (!Array.isArray(points) || !points.every(isPoint))
    throw new Error(`sweep: expected a JSON list of objects in ${file}, got another form`);
  return points;
}
