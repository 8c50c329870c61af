import { wrap } from '../../plot/texts.js';
import { fitted } from './svg.js';

/** A text in lines that fit a width; a word that is longer than a line is cut. */
export function linesOf(content: string, width: number, size: number): string[] {
  return wrap(content, width, size).map((line) => fitted(line, width, size));
}
