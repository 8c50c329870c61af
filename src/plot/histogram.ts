import { checkLater, checkOptions, checkRecords, type OptionChecks } from '../check/options.js';
import { checkCount, checkSizes, checkText } from '../check/values.js';
import { least, most } from './extremes.js';
import type { Figure } from './figure.js';
import { light } from './light.js';
import { finding, format, titleAt, titleRoom } from './texts.js';
import { frame, grid, legendAbove, muted, wordColours } from './theme.js';
import { fail, isVector, type Matrix, readMatrix, readVector, type Vector } from './values.js';

/** Many numbers of one kind. */
export interface Sample {
  name: string;
  /** [n] or [n, m]: the numbers; their order doesn't matter */
  values: Vector | Matrix;
}

/** What a histogram may be told; everything is optional. */
export interface HistogramOptions {
  /** What the picture shows, as a finding. */
  title?: string;
  xTitle?: string;
  /** How many steps the widest sample is cut into (default: 40). */
  bins?: number;
}

const OPTIONS: OptionChecks<HistogramOptions> = { title: checkText, xTitle: checkText, bins: checkCount };
const checkSamples = checkRecords({ name: checkText, values: checkLater });

const WIDTH = 620;
const HEIGHT = 300;
const MOST_BINS = 1e5;

/**
 * How numbers are spread: for each sample the share of its numbers that falls into each step, all samples on the same steps.
 *
 * @param samples names and numbers
 * @param options title, axis, steps
 * @throws {RangeError} when there is no sample or no number
 * @example
 * const figure = histogram([{ name: 'scores', values: [0, 0.4, 0.6, 1] }], { bins: 2 });
 * figure.data[0].y; // → [0.5, 0.5, 0.5]
 */
export function histogram(samples: readonly Sample[], options: HistogramOptions = {}): Figure {
  checkOptions('histogram', options, OPTIONS);
  checkSamples('histogram', 'samples', samples);
  const { title, xTitle, bins = 40 } = options;
  if (samples.length === 0) fail('histogram', 'one sample or more', 'none');
  checkSizes('histogram', { samples: samples.length, bins }, MOST_BINS);
  const lists = samples.map(({ values }) => readNumbers(values));
  const first = least(lists.map((list) => least(list)));
  const last = most(lists.map((list) => most(list)));
  const step = (last - first || 1) / bins;
  const margin = {
    l: 72,
    r: 28,
    t: Math.round(titleRoom(title, WIDTH + 100) + (samples.length > 1 ? 40 : 14)),
    b: 60,
  };
  return light('histogram', 'fewer samples or bins', {
    data: lists.map((list, k) => outline(samples[k]!.name, shares(list, first, step, bins), first, step, k)),
    layout: {
      ...frame(describe(samples, lists, title)),
      width: WIDTH + 100,
      height: margin.t + HEIGHT + margin.b,
      margin,
      title: titleAt(title, WIDTH + 100, margin.t),
      ...legendAbove(samples.length > 1),
      xaxis: axis(xTitle, {}),
      yaxis: axis('share of the values', { tickformat: '.0%', rangemode: 'tozero' }),
    },
  });
}

function readNumbers(values: Vector | Matrix): number[] {
  return isVector(values) ? readVector('histogram', values) : readMatrix('histogram', values).flat();
}

function shares(list: number[], first: number, step: number, bins: number): number[] {
  const counts = Array.from({ length: bins }, () => 0);
  for (const value of list) counts[Math.min(Math.floor((value - first) / step), bins - 1)]! += 1;
  return counts.map((count) => count / list.length);
}

// A staircase: each share holds from one step to the next, so the last is said twice.
function outline(name: string, heights: number[], first: number, step: number, k: number) {
  const color = wordColours[k % wordColours.length]!;
  return {
    type: 'scatter',
    mode: 'lines',
    name,
    x: [...heights, 0].map((_, i) => first + i * step),
    y: [...heights, heights.at(-1)!],
    line: { color, width: 2.5, shape: 'hv' },
    fill: 'tozeroy',
    fillcolor: `${color}22`,
    hovertemplate: `${name}<br>from %{x:.3g}: %{y:.1%}<extra></extra>`,
  };
}

function axis(title: string | undefined, more: object) {
  return {
    gridcolor: grid,
    zeroline: true,
    zerolinecolor: '#9aa5b1',
    ticks: '',
    ticklabelstandoff: 6,
    tickfont: { size: 14 },
    ...(title && { title: { text: title, font: { size: 15, color: muted }, standoff: 12 } }),
    ...more,
  };
}

function describe(samples: readonly Sample[], lists: number[][], title: string | undefined): string {
  const sentences = lists.map((list, k) => {
    const mean = list.reduce((sum, value) => sum + value, 0) / list.length;
    const deviation = Math.sqrt(list.reduce((sum, value) => sum + (value - mean) ** 2, 0) / list.length);
    return `${samples[k]!.name}: ${list.length} values, mean ${format(mean, 2)}, standard deviation ${format(deviation, 2)}.`;
  });
  return finding(title, 'Histogram.', sentences.join(' '));
}
