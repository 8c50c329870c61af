import { format, inspect, types } from 'node:util';
import { type Cell, cells } from './cell.js';
import { sourceLine } from './line-map.js';

/** What a Jupyter `error` message says. */
export interface Failure {
  ename: string;
  evalue: string;
  traceback: string[];
}

/** A place in a cell that the compiler complains about. */
export interface Diagnostic {
  start: { line: number; character: number };
  messageText: string;
  fileName?: string;
}

const kitFolder = new URL('../../../../', import.meta.url).href;
const frame = /^(\s*at .*?)\(?((?:hidden )?cell(?: \d+)?):(\d+):(\d+)\)?$/;
const ours = /node:|[\\/]node_modules[\\/]tslab[\\/]|[\\/]runner[\\/]kernel[\\/]|<anonymous>$/;

/**
 * Tells an error that a cell threw as a Jupyter `error` message, with the cell's own lines in the trace.
 *
 * @param thrown what was thrown, an Error or anything else
 * @example
 * runtimeFailure(new RangeError('expected a positive number, got -1')).ename; // → 'RangeError'
 */
export function runtimeFailure(thrown: unknown): Failure {
  if (!types.isNativeError(thrown)) {
    const evalue = typeof thrown === 'string' ? thrown : inspect(thrown);
    return { ename: 'Thrown', evalue, traceback: [`Thrown: ${evalue}`] };
  }
  const traceback = readableTrace(thrown);
  return { ename: thrown.name, evalue: thrown.message, traceback };
}

/** Tells what the compiler found in a cell; each complaint with the line it means and a mark below it. */
export function compileFailure(cell: Cell, diagnostics: Diagnostic[]): Failure {
  const told = withinCell(cell.source.trimEnd().split('\n'), diagnostics);
  const traceback = told.flatMap(({ start, messageText, fileName, line }) => {
    const place = `${fileName ?? cell.label}, line ${start.line + 1}: ${messageText}`;
    return line === undefined ? [place] : [place, `    ${line}`, `    ${' '.repeat(start.character)}^`];
  });
  return { ename: 'CompileError', evalue: told[0]?.messageText ?? 'unknown', traceback };
}

/** tslab compiles a line of its own behind the cell: the first complaint there is about the cell's end, the rest follow from it. */
function withinCell(
  lines: string[],
  diagnostics: Diagnostic[],
): (Diagnostic & { line?: string | undefined })[] {
  const last = { line: lines.length - 1, character: lines.at(-1)!.length };
  const told = diagnostics.map((each) => {
    if (each.fileName !== undefined) return each;
    const line = lines[each.start.line];
    return line === undefined ? { ...each, start: last, line: lines[last.line] } : { ...each, line };
  });
  const first = told.findIndex(({ start }) => start === last);
  return told.filter(({ start }, i) => start !== last || i === first);
}

/** The error's stack with its frames inside cells made readable, and those of its causes; `told` stand above it already. */
export function readableTrace(error: Error, told: Error[] = []): string[] {
  const stack = typeof error.stack === 'string' ? error.stack : `${error.name}: ${error.message}`;
  const lines = stack.split('\n').map(readableLine);
  const known = lines.filter(([line], i) => line !== undefined && line !== lines[i - 1]?.[0]);
  const shown = known.findIndex(([, excerpt]) => excerpt !== undefined);
  const own = known.flatMap(([line, excerpt], i) => (i === shown ? [line!, excerpt!] : [line!]));
  const causes = [error.cause, ...(error instanceof AggregateError ? error.errors : [])];
  const before = [...told, error];
  const theirs = causes
    .filter((cause) => types.isNativeError(cause) && !before.includes(cause))
    .flatMap((cause) => {
      const [first, ...rest] = readableTrace(cause, before);
      return [`caused by ${first}`, ...rest];
    });
  return [...own, ...theirs];
}

/** A line of a stack as a reader wants it, with the source it points at; nothing for the kernel's own frames. */
function readableLine(line: string): [readable?: string, excerpt?: string] {
  const place = frame.exec(line);
  if (!place) {
    const foreign = /^\s+at /.test(line);
    return foreign && ours.test(line.replace(/\)$/, '')) ? [] : [foreign ? shortPath(line) : line];
  }
  const [, at, label, row, column] = place;
  const cell = cells.byLabel.get(label!);
  const found = cell?.compiled && sourceLine(cell.source, cell.compiled, Number(row), Number(column));
  const where = found ? `${label}, line ${found}` : label;
  const name = at!
    .trim()
    .replace(/^at ?/, '')
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

/** What an interrupted cell answers. */
export function interruptedFailure(cell: Cell): Failure {
  const evalue = `${cell.label} was interrupted`;
  return { ename: 'Interrupted', evalue, traceback: [`Interrupted: ${evalue}`] };
}

/** The same as text, for messages that have no place of their own. */
export function describeError(reason: unknown): string {
  return types.isNativeError(reason) ? readableTrace(reason).join('\n') : format(reason);
}
