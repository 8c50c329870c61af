import { printable } from '../format/printable.js';

/** Tells the reader something: a line or more on stdout. */
export function say(text: string): void {
  process.stdout.write(`${printable(text)}\n`);
}

/** Tells the reader something beside the output: a line or more on stderr. */
export function warn(text: string): void {
  process.stderr.write(`${printable(text)}\n`);
}
