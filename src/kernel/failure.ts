import type { CellText } from './cell-text.js';

/** What a Jupyter `error` message says. */
export interface Failure {
  ename: string;
  evalue: string;
  traceback: string[];
}

/** What an interrupted cell answers. @param lost what is lost with it, if anything */
export function interruptedFailure({ label }: Pick<CellText, 'label'>, lost?: string): Failure {
  const evalue = `${label} was interrupted${lost ? `: ${lost}` : ''}`;
  return { ename: 'Interrupted', evalue, traceback: [`Interrupted: ${evalue}`] };
}
