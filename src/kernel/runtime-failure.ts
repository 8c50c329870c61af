import { format, inspect } from '#inspect';
import type { KnownCells } from './cell-text.js';
import type { Failure } from './failure.js';
import { sourceLine } from './line-map.js';

const kitFolder = new URL('../../../', import.meta.url).href;
/** A cell's script is named as its label, in a page with `_` for blanks. */
const frame = /^(\s*at .*?)\(?((?:hidden[ _])?cell(?:[ _]\d+)?):(\d+):(\d+)\)?$/;
const ours =
  /node:|[\\/]node_modules[\\/]tslab[\\/]|[\\/](?:runner|src|lab)[\\/]kernel[\\/]|[\\/]execute-worker\.js|<anonymous>$/;

/**
 * Tells an error that a cell threw as a Jupyter `error` message, with the cell's own lines in the trace.
 *
 * @param thrown what was thrown, an Error or anything else
 * @param cells those that the trace may lead through
 * @example
 * runtimeFailure(new RangeError('expected a positive number, got -1'), new Map()).ename; // → 'RangeError'
 */
export function runtimeFailure(thrown: unknown, cells: KnownCells): Failure {
  if (!isError(thrown)) {
    const evalue = typeof thrown === 'string' ? thrown : inspect(thrown);
    return { ename: 'Thrown', evalue, traceback: [`Thrown: ${evalue}`] };
  }
  const traceback = readableTrace(thrown, cells);
  return { ename: thrown.name, evalue: thrown.message, traceback };
}

/** The same as text, for messages that have no place of their own. */
export function describeError(reason: unknown, cells: KnownCells): string {
  return isError(reason) ? readableTrace(reason, cells).join('\n') : format(reason);
}

/** An error of this realm or of another one. */
function isError(thrown: unknown): thrown is Error {
  return thrown instanceof Error || Object.prototype.toString.call(thrown) === '[object Error]';
}

/** The error's stack with its frames inside cells made readable, and those of its causes; `told` stand above it already. */
function readableTrace(error: Error, cells: KnownCells, told: Error[] = []): string[] {
  const stack = typeof error.stack === 'string' ? error.stack : `${error.name}: ${error.message}`;
  const lines = stack.split('\n').map((line) => readableLine(line, cells));
  const known = lines.filter(([line], i) => line !== undefined && line !== lines[i - 1]?.[0]);
  const shown = known.findIndex(([, excerpt]) => excerpt !== undefined);
  const own = known.flatMap(([line, excerpt], i) => (i === shown ? [line!, excerpt!] : [line!]));
  const causes = [error.cause, ...(error instanceof AggregateError ? error.errors : [])];
  const before = [...told, error];
  const theirs = causes
    .filter((cause): cause is Error => isError(cause) && !before.includes(cause))
    .flatMap((cause) => {
      const [first, ...rest] = readableTrace(cause, cells, before);
      return [`caused by ${first}`, ...rest];
    });
  return [...own, ...theirs];
}

/** A line of a stack as a reader wants it, with the source it points at; nothing for the kernel's own frames. */
function readableLine(line: string, cells: KnownCells): [readable?: string, excerpt?: string] {
  const place = frame.exec(line);
  if (!place) {
    const foreign = /^\s+at /.test(line);
    return foreign && ours.test(line.replace(/\)$/, '')) ? [] : [foreign ? shortPath(line) : line];
  }
  const [, at, script, row, column] = place;
  const label = script!.replaceAll('_', ' ');
  const cell = cells.get(label);
  const found = cell?.compiled && sourceLine(cell.source, cell.compiled, Number(row), Number(column));
  const where = found ? `${label}, line ${found}` : label;
  const name = at!
    .trim()
    .replace(/^at ?/, '')
    .replace(/^eval$/, '')
    .replace(/\bProxy\./, '');
  return [
    `    at ${name ? `${name} (${where})` : where}`,
    found ? `        ${found} | ${cell.source.split('\n')[found - 1]}` : undefined,
  ];
}

/** Paths begin at the package they belong to: where it lies on this machine helps nobody. */
function shortPath(line: string): string {
  return line
    .replace(/(?:file:\/\/)?[^\s()]*[\\/]node_modules[\\/]/, '')
    .replace(kitFolder, 'attention-kit/');
}
