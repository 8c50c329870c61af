import { printable } from '../../format/printable.js';

const mostFaults = 100;

/**
 * Keeps the server alive, and with it kernels and unsaved work, when an error reaches nobody else.
 *
 * @param tell is told each of the first 100 faults, once and in one line
 * @returns takes it back
 */
export function surviveFaults(tell: (fault: string) => void): () => void {
  const told = new Set<string>();
  const survive = (reason: unknown) => {
    const fault = inOneLine(reason);
    if (told.has(fault) || told.size >= mostFaults) return;
    told.add(fault);
    tell(fault);
  };
  const ignore = () => {};
  process.on('uncaughtException', survive).on('unhandledRejection', survive);
  // A terminal that was closed can't be written to any more.
  const terminal = [process.stdout, process.stderr];
  for (const stream of terminal) stream.on('error', ignore);
  return () => {
    process.off('uncaughtException', survive).off('unhandledRejection', survive);
    for (const stream of terminal) stream.off('error', ignore);
  };
}

/** What was thrown and where, for a terminal. */
function inOneLine(reason: unknown): string {
  const { stack } = (reason ?? {}) as { stack?: unknown };
  const text = typeof stack === 'string' ? toFirstPlace(stack) : words(reason);
  return printable(text.replace(/\s+/g, ' ')).slice(0, 500);
}

/** The message, which may have lines of its own, and where it was thrown. */
function toFirstPlace(stack: string): string {
  const lines = stack.split('\n');
  return lines.slice(0, lines.findIndex((line) => /^ +at /.test(line)) + 1 || undefined).join('\n');
}

/** Even what can't be turned into text has some words. */
function words(reason: unknown): string {
  try {
    return String(reason);
  } catch {
    return typeof reason;
  }
}
