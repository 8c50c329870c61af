import type { CellText } from './cell-text.js';
import type { Failure } from './failure.js';

/** A place in a cell that the compiler complains about. */
export interface Diagnostic {
  start: { line: number; character: number };
  messageText: string;
  fileName?: string | undefined;
}

/** Tells what the compiler found in a cell; each complaint with the line it means and a mark below it. */
export function compileFailure(cell: CellText, diagnostics: readonly Diagnostic[]): Failure {
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
  diagnostics: readonly Diagnostic[],
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
