import { checkLater, checkOptions, checkRecords, type OptionChecks } from '../check/options.js';
import { checkFlag, checkOneOf, checkText } from '../check/values.js';
import { least, most } from './extremes.js';
import type { Figure } from './figure.js';
import { light } from './light.js';
import { estimateWidth, finding, titleAt, titleRoom } from './texts.js';
import { font, frame, grid, muted, PAGE, wordColours } from './theme.js';
import { type Curve, sayThin, stepOf, thin, thinNote } from './thin.js';
import { fail, readVector, type Vector } from './values.js';

/** A line: a name, and a y for each x. */
export interface Series {
  name: string;
  x: Vector;
  y: Vector;
  /** How far y goes up and down at each x, as over several seeds: drawn as bars (default: none). */
  spread?: Vector;
  /** Whether it is drawn with dashes, as what others are compared to (default false). */
  isDashed?: boolean;
}

/** What a chart of lines may be told; everything is optional. */
export interface LineChartOptions {
  /** What the picture shows, as a finding. */
  title?: string;
  xTitle?: string;
  yTitle?: string;
  /** `log` where each step multiplies (default: `linear`). */
  xScale?: 'linear' | 'log';
  yScale?: 'linear' | 'log';
  /** Whether the slope of each line without dashes stands behind its name: the power with which y grows, where both scales are `log`. */
  hasSlopes?: boolean;
}

const checkScale = checkOneOf('linear', 'log');
const OPTIONS: OptionChecks<LineChartOptions> = {
  title: checkText,
  xTitle: checkText,
  yTitle: checkText,
  xScale: checkScale,
  yScale: checkScale,
  hasSlopes: checkFlag,
};
const checkSeries = checkRecords(
  { name: checkText, x: checkLater, y: checkLater },
  { spread: checkLater, isDashed: checkFlag },
);

const HEIGHT = 340;
/** What tells lines apart where colours can't. */
const MARKS = ['circle', 'square', 'diamond', 'triangle-up', 'x', 'triangle-down', 'star'];
const LABEL = 18; // least distance between two names, in pixels

/**
 * How something changes with something else: one line for each series, with its name at its end.
 *
 * @param series names, x and y
 * @param options title, axes
 * @throws {RangeError} when there is no series, x and y differ in length, or a logarithm doesn't exist
 * @example
 * const figure = lineChart([{ name: 'variance', x: [1, 2, 4], y: [1.1, 2, 3.9] }], { xTitle: 'd_k' });
 * figure.data[0].y; // → [1.1, 2, 3.9]
 */
export function lineChart(series: readonly Series[], options: LineChartOptions = {}): Figure {
  checkOptions('lineChart', options, OPTIONS);
  checkSeries('lineChart', 'series', series);
  return light('lineChart', 'fewer lines', drawCurves(readSeries('lineChart', series, options), options));
}

/** Reads series as plain numbers, having checked that they can be drawn on these scales. */
export function readSeries(
  caller: string,
  series: readonly Series[],
  { xScale, yScale, hasSlopes }: LineChartOptions,
): Curve[] {
  if (series.length === 0) fail(caller, 'one series or more', 'none');
  if (hasSlopes && !(xScale === 'log' && yScale === 'log'))
    fail(caller, 'two logarithmic scales for slopes', `${xScale ?? 'linear'} and ${yScale ?? 'linear'}`);
  return series.map(({ name, isDashed = false, ...given }) => {
    const [x, y] = [readVector(caller, given.x), readVector(caller, given.y)];
    if (x.length !== y.length) fail(caller, `${x.length} values of y in ${name}`, `${y.length}`);
    const spread = given.spread === undefined ? undefined : readVector(caller, given.spread);
    if (spread && spread.length !== y.length)
      fail(caller, `${y.length} values of spread in ${name}`, `${spread.length}`);
    const bad = [...(xScale === 'log' ? x : []), ...(yScale === 'log' ? y : [])].find((value) => value <= 0);
    if (bad !== undefined) fail(caller, `values above 0 in ${name} for a logarithmic scale`, `${bad}`);
    if (hasSlopes && !isDashed && new Set(x).size < 2)
      fail(caller, `two sizes or more in ${name}`, `${new Set(x).size}`);
    return { name, x, y, isDashed, ...(spread && { spread }) };
  });
}

/** Draws curves with a label at the end of each. */
export function drawCurves(curves: Curve[], options: LineChartOptions): Figure {
  const { title, xScale = 'linear', yScale = 'linear', hasSlopes = false } = options;
  const labels = curves.map((curve) =>
    hasSlopes && !curve.isDashed ? `${curve.name}, slope ${slope(curve).toFixed(1)}` : curve.name,
  );
  const right = 24 + most(labels.map((text) => estimateWidth(text, font.size)));
  const margin = { l: 84, r: Math.round(right), t: 0, b: 60 };
  const width = Math.max(PAGE, margin.l + 360 + margin.r);
  margin.t = Math.round(titleRoom(title, width) + 14);
  const ranges = {
    x: rangeOf(
      curves.flatMap(({ x }) => x),
      xScale,
      0.02,
    ),
    y: rangeOf(
      curves.flatMap((curve) => reachOf(curve, yScale)),
      yScale,
      0.06,
    ),
  };
  const step = stepOf(curves);
  const thinned = sayThin(step);
  return {
    data: curves.map((curve, k) => line(thin(curve, step), k)),
    layout: {
      ...frame(describe(curves, options)),
      width,
      height: margin.t + HEIGHT + margin.b,
      margin,
      title: titleAt(title, width, margin.t),
      showlegend: false,
      hovermode: 'closest',
      xaxis: axis(options.xTitle, xScale, ranges.x, [...new Set(curves.flatMap(({ x }) => x))]),
      yaxis: axis(options.yTitle, yScale, ranges.y),
      annotations: [...endLabels(curves, labels, ranges, options), ...(thinned ? [thinNote(thinned)] : [])],
    },
  };
}

// Least squares over the logarithms.
function slope({ x, y }: Curve): number {
  const [a, b] = [x.map(Math.log), y.map(Math.log)];
  const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [meanA, meanB] = [mean(a), mean(b)];
  const products = a.map((value, i) => (value - meanA) * (b[i]! - meanB));
  const squares = a.map((value) => (value - meanA) ** 2);
  return mean(products) / mean(squares);
}

/** All heights that a curve reaches, bars included; none below 0 where a logarithm is drawn. */
function reachOf({ y, spread }: Curve, scale: 'linear' | 'log'): number[] {
  if (!spread) return y;
  const ends = y.flatMap((value, i) => [value - spread[i]!, value + spread[i]!]);
  return [...y, ...(scale === 'log' ? ends.filter((value) => value > 0) : ends)];
}

function line({ name, x, y, spread, isDashed }: Curve, k: number) {
  const color = wordColours[k % wordColours.length]!;
  return {
    type: 'scatter',
    mode: x.length > 40 ? 'lines' : 'lines+markers',
    name,
    x,
    y,
    line: { color, width: isDashed ? 2 : 3, ...(isDashed && { dash: 'dash' }) },
    marker: { color, size: isDashed ? 6 : 8, ...(k > 0 && { symbol: MARKS[k % MARKS.length]! }) },
    ...(spread && { error_y: { type: 'data', array: spread, color, thickness: 1.5, width: 6 } }),
    hovertemplate: `${name}<br>%{x}: %{y:.4g}${spread ? ' ± %{error_y.array:.2g}' : ''}<extra></extra>`,
    cliponaxis: false,
  };
}

/** From where to where an axis goes, in its units: logarithms on a logarithmic one. */
export function rangeOf(values: number[], scale: 'linear' | 'log', room: number): [number, number] {
  const at = values.map((value) => (scale === 'log' ? Math.log10(value) : value));
  let [from, to] = [least(at), most(at)];
  if (scale === 'linear' && from > 0 && from < to / 2) from = 0; // heights are compared from 0
  const extra = (to - from || 1) * room;
  return [scale === 'linear' && from === 0 ? 0 : from - extra, to + extra];
}

/** An axis with its title; on a logarithmic one a few places are ticks of their own. */
export function axis(
  title: string | undefined,
  scale: 'linear' | 'log',
  range: [number, number],
  places: number[] = [],
): Record<string, unknown> {
  const ownTicks = scale === 'log' && places.length > 0 && places.length <= 10;
  return {
    type: scale,
    range,
    gridcolor: grid,
    zeroline: scale === 'linear',
    zerolinecolor: '#9aa5b1',
    showline: true,
    linecolor: '#cbd2d9',
    ticks: '',
    ticklabelstandoff: 6,
    tickfont: { size: 14 },
    ...(ownTicks
      ? { tickmode: 'array', tickvals: places, ticktext: places.map((place) => `${place}`) }
      : scale === 'log' && {
          dtick: range[1] - range[0] > 8 ? 2 : 1,
          exponentformat: 'power',
          tickformat: '~r',
        }),
    ...(title && { title: { text: title, font: { size: 15, color: muted }, standoff: 12 } }),
  };
}

/** Names at the ends of the lines, pushed apart where lines end close together. */
export function endLabels(
  curves: readonly Curve[],
  labels: string[],
  { y: [bottom, top] }: { y: [number, number] },
  { xScale, yScale }: LineChartOptions,
): Record<string, unknown>[] {
  const ends = curves.map(({ x, y }, k) => ({
    k,
    x: x.at(-1)!,
    y: yScale === 'log' ? Math.log10(y.at(-1)!) : y.at(-1)!,
  }));
  const pixels = ({ y }: { y: number }) => ((y - bottom) / (top - bottom)) * HEIGHT;
  const shifts = apart(ends.map(pixels));
  return ends.map((end, i) => ({
    text: labels[end.k],
    showarrow: false,
    x: xScale === 'log' ? Math.log10(end.x) : end.x,
    y: end.y,
    xanchor: 'left',
    yanchor: 'middle',
    xshift: 10,
    yshift: shifts[i],
    font: { ...font, color: wordColours[end.k % wordColours.length] },
  }));
}

/** How far to move labels up, so that none stands on another, nor below the axis, where its ticks are named. */
export function apart(heights: number[]): number[] {
  const order = heights.map((_, i) => i).sort((a, b) => heights[a]! - heights[b]!);
  const placed = [...heights];
  for (let round = 0; round < 50; round++) {
    const lowest = order[0]!;
    placed[lowest] = Math.max(placed[lowest]!, 0);
    order.slice(1).forEach((upper, i) => {
      const lower = order[i]!;
      const missing = LABEL - (placed[upper]! - placed[lower]!);
      if (missing <= 0) return;
      placed[upper] = placed[upper]! + missing / 2;
      placed[lower] = placed[lower]! - missing / 2;
    });
  }
  return placed.map((height, i) => Math.round(height - heights[i]!));
}

function describe(curves: Curve[], { title, xTitle = 'x', yTitle = 'y' }: LineChartOptions): string {
  const short = (value: number) => `${Number(value.toPrecision(3))}`.replace('-', '−');
  const sentences = curves.map(({ name, x, y, spread }) => {
    const steps = x.length <= 12 ? x.map((_, i) => i) : [0, Math.floor(x.length / 2), x.length - 1];
    const at = (place: number) => (Number.isInteger(place) ? `${place}`.replace('-', '−') : short(place));
    return `${name}: ${steps.map((i) => `${short(y[i]!)}${spread ? ` ± ${short(spread[i]!)}` : ''} at ${at(x[i]!)}`).join(', ')}.`;
  });
  const thinned = sayThin(stepOf(curves));
  return finding(
    title,
    `Lines of ${yTitle} against ${xTitle}.`,
    sentences.join(' '),
    ...(thinned ? [`Drawn: ${thinned}.`] : []),
  );
}
