import { randomName } from '../check/random-name.js';
import type { Figure } from '../plot/index.js';
import { sendFigure } from './show.js';

/** A place below a cell in which one figure takes the place of the one before. */
export interface LiveFigure {
  /** Draws a figure; wait for it, and the page has time to show it. */
  draw(figure: Figure): Promise<void>;
}

/**
 * Makes a place for a figure that changes while a long cell runs: one output, drawn anew each time.
 *
 * What remains in the notebook is the last figure. Outside a notebook each is printed in words.
 *
 * @returns a place with `draw`, which takes what `show` takes
 * @example
 * const live = liveFigure();
 * for (const weight of [0.5, 0.9]) await live.draw(weightBars([weight, 1 - weight], { tokens: ['they', 'are'] }));
 * // prints Bars: they 0.50; are 0.50.
 * // prints Bars: they 0.90; are 0.10.
 */
export function liveFigure(): LiveFigure {
  const display_id = randomName(16);
  let isUpdate = false;
  return {
    async draw(figure) {
      await sendFigure('liveFigure', figure, { display_id }, isUpdate);
      isUpdate = true;
      await new Promise((resolve) => setTimeout(resolve));
    },
  };
}
