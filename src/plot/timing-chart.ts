import { checkLater, checkOptions, checkRecords } from '../check/options.js';
import { checkFlag, checkText } from '../check/values.js';
import type { Figure } from './figure.js';
import { light } from './light.js';
import { drawCurves, readSeries } from './line-chart.js';
import type { Vector } from './values.js';

/** How long something took at several sizes. */
export interface Timing {
  name: string;
  /** [k]: sizes, for example numbers of words */
  sizes: Vector;
  /** [k]: milliseconds at each size */
  milliseconds: Vector;
  /** Whether these are times of another day or machine; they are drawn with dashes (default false). */
  isSaved?: boolean;
}

/** What a chart of timings may be told; everything is optional. */
export interface TimingChartOptions {
  /** What the picture shows, as a finding. */
  title?: string;
  /** What is counted on the x axis (default: words). */
  xTitle?: string;
}

const checkTimings = checkRecords(
  { name: checkText, sizes: checkLater, milliseconds: checkLater },
  { isSaved: checkFlag },
);

/**
 * How time grows with size. Both axes are logarithmic, so that n² is a straight line of slope 2;
 * the slope of each line (least squares) stands at its end.
 *
 * @param timings names, sizes, milliseconds
 * @param options title, name of the sizes
 * @throws {RangeError} when there is nothing to draw, or a size or a time is not above 0
 * @example
 * const figure = timingChart([{ name: 'loop', sizes: [10, 100], milliseconds: [1, 100] }]); // 10 times the size, 100 times the time
 * figure.layout.annotations[0].text; // → 'loop, slope 2.0'
 */
export function timingChart(timings: readonly Timing[], options: TimingChartOptions = {}): Figure {
  checkOptions('timingChart', options, { title: checkText, xTitle: checkText });
  checkTimings('timingChart', 'timings', timings);
  const { title, xTitle = 'words' } = options;
  const axes = {
    xTitle,
    yTitle: 'milliseconds',
    xScale: 'log',
    yScale: 'log',
    hasSlopes: true,
    ...(title && { title }),
  } as const;
  const series = timings.map(({ name, sizes, milliseconds, isSaved = false }) => ({
    name,
    x: sizes,
    y: milliseconds,
    isDashed: isSaved,
  }));
  return light('timingChart', 'fewer lines', drawCurves(readSeries('timingChart', series, axes), axes));
}
