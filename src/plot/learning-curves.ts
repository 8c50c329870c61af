import { checkLater, checkOptions, checkRecords, type OptionChecks } from '../check/options.js';
import { checkCount, checkFlag, checkOneOf, checkPair, checkText } from '../check/values.js';
import { axisSuffix } from './axis-suffix.js';
import { axesOf, headline, measure, type Panels, placeNote, type Ranges } from './curve-grid.js';
import { least, most } from './extremes.js';
import type { Figure } from './figure.js';
import { light } from './light.js';
import { apart } from './line-chart.js';
import { finding, titleAt } from './texts.js';
import { font, frame, wordColours } from './theme.js';
import { fail, type Matrix, readMatrix, readVector, type Vector } from './values.js';

/** How something went in several runs, such as trainings that differ in their seed only. */
export interface RunCurve {
  name: string;
  /** [points]: where it was measured, for example steps. */
  x: Vector;
  /** [runs, points]: what was measured in each run. */
  runs: Matrix;
  /** Whether it is drawn with dashes, as what others are compared to (default false). */
  isDashed?: boolean;
}

/** One small chart: its name, and its curves. */
export interface CurvePanel {
  name: string;
  curves: readonly RunCurve[];
}

/** What the grid of curves may be told; everything is optional. */
export interface LearningCurvesOptions {
  /** What the picture shows, as a finding. */
  title?: string;
  xTitle?: string;
  yTitle?: string;
  /** `log` where each step multiplies (default: `linear`). */
  xScale?: 'linear' | 'log';
  /** Lowest and highest y that is drawn, of all charts (default: as low and high as the curves are). */
  range?: readonly [number, number];
  /** Charts side by side (default: 2). */
  columns?: number;
}

const OPTIONS: OptionChecks<LearningCurvesOptions> = {
  title: checkText,
  xTitle: checkText,
  yTitle: checkText,
  xScale: checkOneOf('linear', 'log'),
  range: checkPair,
  columns: checkCount,
};
const checkCurves = checkRecords(
  { name: checkText, x: checkLater, runs: checkLater },
  { isDashed: checkFlag },
);
const checkPanels = checkRecords({ name: checkText, curves: checkCurves });

/** With so many points or fewer, bars at the points say how far runs differ; with more, a band. */
const MOST_BARS = 8;

/**
 * Small charts side by side on the same axes: in each some curves, every one the mean of several runs with the span between them.
 *
 * The line is the mean of the runs. Around it a band (at few points: bars) reaches from the lowest run to the highest.
 *
 * @param panels a name and curves for each chart: `x` [points] and `runs` [runs, points]
 * @param options titles, scale of x, range of y, charts side by side
 * @throws {RangeError} when there is nothing to draw, or runs and x differ in length
 * @example
 * const figure = learningCurves([{ name: 'd_k', curves: [{ name: '16', x: [0, 8], runs: [[0.2, 0.4], [0.2, 0.6]] }] }]);
 * figure.data[0].y; // → [0.2, 0.5]
 * figure.data[0].error_y.array; // → [0, 0.1]
 */
export function learningCurves(panels: readonly CurvePanel[], options: LearningCurvesOptions = {}): Figure {
  checkOptions('learningCurves', options, OPTIONS);
  checkPanels('learningCurves', 'panels', panels);
  const read = panels.map((panel) => ({
    ...panel,
    curves: panel.curves.map((curve) => summary(curve, options)),
  }));
  if (read.length === 0) fail('learningCurves', 'one panel or more', 'none');
  const empty = read.find(({ curves }) => curves.length === 0);
  if (empty) fail('learningCurves', `one curve or more in ${empty.name}`, 'none');
  const all = read.flatMap(({ curves }) => curves);
  const grid = measure(read, options);
  const x = all.flatMap((curve) => curve.x);
  const places = [...new Set(x)];
  const ranges = { x: rangeOf(x, options.xScale), y: options.range ?? spanOf(all), places };
  return light('learningCurves', 'fewer curves', {
    data: read.flatMap(({ curves }, k) => curves.flatMap((curve, c) => draw(curve, c, k))),
    layout: {
      ...frame(describe(read, options)),
      width: grid.width,
      height: grid.height,
      margin: grid.margin,
      title: titleAt(options.title, grid.width, grid.margin.t),
      showlegend: false,
      hovermode: 'closest',
      ...Object.fromEntries(read.flatMap((_, k) => Object.entries(axesOf(k, grid, ranges, options)))),
      annotations: [
        ...read.map(({ name }, k) => headline(name, k, grid)),
        ...read.flatMap(({ curves }, k) => endLabels(curves, k, { grid, ranges, options })),
        placeNote(sayRuns(all), grid),
      ],
    },
  });
}

/** A curve's runs, summed up. */
export interface Summary {
  name: string;
  isDashed: boolean;
  x: number[];
  mean: number[];
  low: number[];
  high: number[];
  count: number;
}

function summary({ name, isDashed = false, ...given }: RunCurve, { xScale }: LearningCurvesOptions): Summary {
  const [x, runs] = [readVector('learningCurves', given.x), readMatrix('learningCurves', given.runs)];
  if (runs[0]!.length !== x.length)
    fail('learningCurves', `${x.length} values in each run of ${name}`, `${runs[0]!.length}`);
  const bad = xScale === 'log' ? x.find((value) => value <= 0) : undefined;
  if (bad !== undefined) fail('learningCurves', `x above 0 in ${name} for a logarithmic scale`, `${bad}`);
  const over = (sum: (values: number[]) => number) => x.map((_, i) => sum(runs.map((run) => run[i]!)));
  const mean = over((values) => values.reduce((total, value) => total + value, 0) / values.length);
  return { name, isDashed, x, mean, low: over(least), high: over(most), count: runs.length };
}

function draw({ name, isDashed, x, mean, low, high, count }: Summary, c: number, panel: number) {
  const color = wordColours[c % wordColours.length]!;
  const axes = { xaxis: `x${axisSuffix(panel)}`, yaxis: `y${axisSuffix(panel)}` };
  const hasBars = x.length <= MOST_BARS;
  const up = high.map((value, i) => value - mean[i]!);
  const down = low.map((value, i) => mean[i]! - value);
  const bars = {
    error_y: { type: 'data', symmetric: false, array: up, arrayminus: down, color, thickness: 1.5, width: 4 },
  };
  const line = {
    type: 'scatter',
    mode: hasBars && !isDashed ? 'lines+markers' : 'lines',
    name,
    x,
    y: mean,
    line: { color, width: isDashed ? 2 : 2.5, ...(isDashed && { dash: 'dash' }) },
    marker: { color, size: 6 },
    hovertemplate: `${name}<br>%{x}: %{y:.3g}<extra></extra>`,
    ...axes,
    ...(hasBars && count > 1 && bars),
  };
  return hasBars || count === 1 ? [line] : [band(x, low, high, color, axes), line];
}

// There along the lowest runs, back along the highest.
function band(x: number[], low: number[], high: number[], color: string, axes: object) {
  return {
    type: 'scatter',
    mode: 'lines',
    x: [...x, ...x.toReversed()],
    y: [...low, ...high.toReversed()],
    fill: 'toself',
    fillcolor: `${color}33`,
    line: { width: 0 },
    hoverinfo: 'skip',
    ...axes,
  };
}

function rangeOf(values: readonly number[], scale: 'linear' | 'log' = 'linear'): [number, number] {
  const at = values.map((value) => (scale === 'log' ? Math.log10(value) : value));
  const [from, to] = [least(at), most(at)];
  const room = 0.03 * (to - from || 1);
  return [scale === 'linear' && from === 0 ? 0 : from - room, to + room];
}

function spanOf(curves: readonly Summary[]): [number, number] {
  const [from, to] = [least(curves.flatMap(({ low }) => low)), most(curves.flatMap(({ high }) => high))];
  const room = 0.06 * (to - from || 1);
  return [from >= 0 && from < to / 2 ? 0 : from - room, to + room];
}

interface Setting {
  grid: Panels;
  ranges: Ranges;
  options: LearningCurvesOptions;
}

function endLabels(curves: readonly Summary[], panel: number, { grid, ranges, options }: Setting) {
  const [bottom, top] = ranges.y;
  const heights = curves.map(({ mean }) => ((mean.at(-1)! - bottom) / (top - bottom)) * grid.tall);
  const shifts = apart(heights);
  const end = most(curves.flatMap(({ x }) => x)); // also of what ends earlier: there others go on
  return curves.map(({ name, mean }, c) => ({
    text: name,
    showarrow: false,
    xref: `x${axisSuffix(panel)}`,
    yref: `y${axisSuffix(panel)}`,
    x: options.xScale === 'log' ? Math.log10(end) : end,
    y: Math.min(Math.max(mean.at(-1)!, bottom), top),
    xanchor: 'left',
    yanchor: 'middle',
    xshift: 8,
    yshift: shifts[c],
    font: { ...font, size: 14, color: wordColours[c % wordColours.length] },
  }));
}

function sayRuns(curves: readonly Summary[]): string {
  const counts = curves.filter(({ isDashed }) => !isDashed).map(({ count }) => count);
  const [few, many] = [least(counts), most(counts)];
  if (!(many > 1)) return '';
  const what = curves.every(({ x }) => x.length <= MOST_BARS) ? 'bars' : 'bands';
  return `lines: means of ${few === many ? few : `${few} to ${many}`} runs · ${what}: from the lowest run to the highest`;
}

function describe(
  panels: readonly { name: string; curves: readonly Summary[] }[],
  options: LearningCurvesOptions,
): string {
  const { title, xTitle = 'x', yTitle = 'y' } = options;
  const all = panels.flatMap(({ curves }) => curves);
  const runs = sayRuns(all);
  return finding(
    title,
    `Curves of ${yTitle} against ${xTitle} in ${panels.length} charts${runs && `; ${runs}`}.`,
    ...panels.map(({ name, curves }) => `${name}: ${curves.map(sayCurve).join('; ')}.`),
  );
}

function sayCurve({ name, x, mean, low, high, count }: Summary): string {
  const places = [...new Set([0, Math.floor(x.length / 2), x.length - 1])];
  const told = places.map((i) => `${short(mean[i]!)} at ${short(x[i]!)}`).join(', ');
  const span = count > 1 ? ` (${short(low.at(-1)!)} to ${short(high.at(-1)!)})` : '';
  return `${name} ${told}${span}`;
}

function short(value: number): string {
  return `${Number(value.toPrecision(3))}`.replace('-', '−');
}
