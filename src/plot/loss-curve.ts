import { checkOptions } from '../check/options.js';
import { checkCount, checkPositive, checkText } from '../check/values.js';
import type { Figure } from './figure.js';
import { light } from './light.js';
import { drawCurves, readSeries, type Series } from './line-chart.js';
import { fail, readVector, type Vector } from './values.js';

/** What a curve of losses may be told; everything is optional. */
export interface LossCurveOptions {
  /** What the picture shows, as a finding. */
  title?: string;
  /** How many steps there will be, so that the axis stays where it is while losses come in (default: as many as there are). */
  steps?: number;
  /** The loss of even guessing, drawn with dashes (default: none). */
  guess?: number;
}

const WINDOW = 10;

/**
 * How wrong something was at each step of its training: thin the loss of each step, which jumps with its examples,
 * thick the mean of the last 10 steps.
 *
 * @param losses [steps]: the loss of each step, from step 1
 * @param options title, steps to come, the loss of guessing
 * @throws {RangeError} when there is no loss, or there are more than `steps`
 * @example
 * const figure = lossCurve([8, 4, 3]);
 * figure.data[1].y; // → [8, 6, 5]
 */
export function lossCurve(losses: Vector, options: LossCurveOptions = {}): Figure {
  checkOptions('lossCurve', options, { title: checkText, steps: checkCount, guess: checkPositive });
  const each = readVector('lossCurve', losses);
  const { title, steps = each.length, guess } = options;
  if (each.length > steps) fail('lossCurve', `at most ${steps} losses`, `${each.length}`);
  const x = each.map((_, i) => i + 1);
  const series: Series[] = [
    { name: 'each step', x, y: each },
    {
      name: `mean of ${WINDOW}`,
      x,
      y: each.map((_, i) => meanOf(each.slice(Math.max(0, i + 1 - WINDOW), i + 1))),
    },
    ...(guess === undefined ? [] : [{ name: 'guessing', x: [1, steps], y: [guess, guess], isDashed: true }]),
  ];
  const axes = { xTitle: 'step', yTitle: 'loss', ...(title && { title }) };
  const { data, layout } = drawCurves(readSeries('lossCurve', series, axes), axes);
  const [noisy, ...others] = data;
  const xaxis = { ...(layout.xaxis as object), range: [0, steps] };
  return light('lossCurve', 'fewer steps', {
    data: [
      { ...noisy, mode: 'lines', opacity: 0.45, line: { ...(noisy!.line as object), width: 1 } },
      ...others,
    ],
    layout: { ...layout, xaxis },
  });
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
