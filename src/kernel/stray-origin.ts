import type { CellText } from './cell-text.js';

/**
 * The cell whose code an error comes from that no cell waits for.
 *
 * @param reason what was thrown
 * @param cells by their labels
 */
export function originOf<Cell extends CellText>(
  reason: unknown,
  cells: ReadonlyMap<string, Cell>,
): Cell | undefined {
  const stack = String((reason as Error | undefined)?.stack ?? '');
  const label = /\b((?:hidden[ _])?cell(?:[ _]\d+)?):\d+:\d+/.exec(stack)?.[1];
  return label === undefined ? undefined : cells.get(label.replaceAll('_', ' '));
}
