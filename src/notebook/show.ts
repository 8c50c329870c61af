import { described } from '../check/described.js';
import type { Figure } from '../plot/index.js';
import { toBundle } from './bundle.js';
import { findSender } from './sender.js';

/**
 * Shows a figure below the cell, in one output that every viewer can display.
 *
 * Outside a notebook there is nothing to draw on: what the figure shows is printed in words.
 *
 * @param figure what a plot function returned, or any figure in Plotly's form with `layout.meta.description`
 * @throws {TypeError} when the figure has no `data` or no description
 * @example
 * await show(matrixHeatmap([[0.9, 0.1]], { rows: ['they'], columns: ['they', 'are'] }));
 * // prints Heatmap of 1 × 2 values from 0.10 to 0.90. Largest in each row: they → they 0.90.
 */
export function show(figure: Figure): Promise<void> {
  return sendFigure('show', figure);
}

/** Sends a figure as an output of its own, or under a name by which it is replaced later. */
export async function sendFigure(
  caller: string,
  figure: Figure,
  transient: { display_id?: string } = {},
  isUpdate = false,
): Promise<void> {
  check(caller, figure);
  const send = findSender();
  if (send) send({ data: await toBundle(figure), metadata: {}, transient }, isUpdate);
  else console.log(figure.layout.meta.description);
}

function check(caller: string, figure: Figure): void {
  if (!Array.isArray(figure?.data))
    throw new TypeError(`${caller}: expected a figure { data, layout }, got ${described(figure)}`);
  if (typeof figure.layout?.meta?.description !== 'string')
    throw new TypeError(`${caller}: expected a description in layout.meta.description, got none`);
}
