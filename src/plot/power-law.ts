import { checkHas, checkLater, checkOptions, checkRecords, type OptionChecks } from '../check/options.js';
import { checkList, checkText } from '../check/values.js';
import { most } from './extremes.js';
import type { Figure } from './figure.js';
import { light } from './light.js';
import { axis, endLabels, rangeOf } from './line-chart.js';
import { estimateWidth, finding, titleAt, titleRoom } from './texts.js';
import { font, frame, PAGE, wordColours } from './theme.js';
import { fail, readVector, type Vector } from './values.js';

/** A line that a law draws, and how sure it is. */
export interface FittedLine {
  x: Vector;
  y: Vector;
  /** [points]: between which heights it lies, most likely (default: not drawn). */
  low?: Vector;
  high?: Vector;
}

/** What was measured for several sizes, and the law that was fitted to it. */
export interface PowerSeries {
  name: string;
  x: Vector;
  y: Vector;
  /** [points]: which points the law was not fitted to, because something else ran out; drawn hollow (default: none). */
  isBent?: readonly boolean[];
  fit?: FittedLine;
}

/** What the picture of a power law may be told; everything is optional. */
export interface PowerLawOptions {
  /** What the picture shows, as a finding. */
  title?: string;
  xTitle?: string;
  yTitle?: string;
}

const OPTIONS: OptionChecks<PowerLawOptions> = { title: checkText, xTitle: checkText, yTitle: checkText };
const checkSeries = checkRecords(
  { name: checkText, x: checkLater, y: checkLater },
  { isBent: checkList, fit: checkLater },
);

const CALLER = 'powerLaw';
const HEIGHT = 360;

/**
 * Points on two logarithmic scales, where a power law is a straight line: with the law that was fitted, and a band that says how sure it is.
 *
 * Full points are those that the law was fitted to; hollow ones bend away from it.
 *
 * @param series names, points, which of them bend, and the fitted line
 * @param options titles
 * @throws {RangeError} when there is no series, lists differ in length, or a value is not above 0
 * @example
 * const fit = { x: [1, 100], y: [8, 0.8], low: [7, 0.7], high: [9, 0.9] };
 * const figure = powerLaw([{ name: 'all of the text', x: [1, 4], y: [8, 4], isBent: [false, true], fit }]);
 * figure.data.map(({ mode }) => mode); // → ['lines', 'lines', 'markers']
 * figure.data[2].marker.symbol; // → ['circle', 'circle-open']
 */
export function powerLaw(series: readonly PowerSeries[], options: PowerLawOptions = {}): Figure {
  checkOptions(CALLER, options, OPTIONS);
  checkSeries(CALLER, 'series', series);
  if (series.length === 0) fail(CALLER, 'one series or more', 'none');
  const read = series.map(readSeries);
  const labelRoom = 24 + most(read.map(({ name }) => estimateWidth(name, font.size)));
  const margin = { l: 84, r: Math.round(labelRoom), t: 0, b: 60 };
  const width = Math.max(PAGE, margin.l + 360 + margin.r);
  margin.t = Math.round(titleRoom(options.title, width) + 14);
  const reach = read.flatMap(({ y, fit }) => [
    ...y,
    ...(fit ? [...fit.y, ...(fit.low ?? []), ...(fit.high ?? [])] : []),
  ]);
  const x = read.flatMap(({ x, fit }) => [...x, ...(fit?.x ?? [])]);
  const ranges = { x: rangeOf(x, 'log', 0.03), y: rangeOf(reach, 'log', 0.06) };
  const ends = read.map(({ fit, ...own }) => ({ ...own, ...fit }));
  const labels = read.map(({ name }) => name);
  return light(CALLER, 'fewer points', {
    data: read.flatMap(draw),
    layout: {
      ...frame(describe(read, options)),
      width,
      height: margin.t + HEIGHT + margin.b,
      margin,
      title: titleAt(options.title, width, margin.t),
      showlegend: false,
      hovermode: 'closest',
      xaxis: axis(options.xTitle, 'log', ranges.x),
      yaxis: axis(options.yTitle, 'log', ranges.y, ticksIn(ranges.y)),
      annotations: endLabels(ends, labels, ranges, { xScale: 'log', yScale: 'log' }),
    },
  });
}

type Line = { x: number[]; y: number[]; low?: number[]; high?: number[] };
interface ReadSeries {
  name: string;
  x: number[];
  y: number[];
  isBent: boolean[];
  fit: Line | undefined;
  isDashed: false;
}

function readSeries({ name, isBent, fit, ...given }: PowerSeries): ReadSeries {
  const x = readAbove0(name, given.x);
  const y = readAbove0(name, given.y, x.length);
  const bent = isBent ?? x.map(() => false);
  const odd = bent.find((each) => typeof each !== 'boolean');
  if (odd !== undefined) fail(CALLER, `isBent of true and false in ${name}`, `a ${typeof odd}`);
  if (bent.length !== x.length) fail(CALLER, `${x.length} values of isBent in ${name}`, `${bent.length}`);
  return { name, x, y, isBent: [...bent], fit: fit && readLine(name, fit), isDashed: false };
}

function readLine(name: string, fit: FittedLine): Line {
  checkHas(CALLER, `fit of ${name}`, fit, { x: checkLater, y: checkLater });
  const x = readAbove0(name, fit.x);
  const y = readAbove0(name, fit.y, x.length);
  if ((fit.low === undefined) !== (fit.high === undefined))
    fail(CALLER, `low and high in the fit of ${name}`, 'one of them');
  if (fit.low === undefined) return { x, y };
  return { x, y, low: readAbove0(name, fit.low, x.length), high: readAbove0(name, fit.high!, x.length) };
}

function readAbove0(name: string, vector: Vector, count?: number): number[] {
  const values = readVector(CALLER, vector);
  if (count !== undefined && values.length !== count)
    fail(CALLER, `${count} values in each list of ${name}`, `${values.length}`);
  const bad = values.find((value) => value <= 0);
  if (bad !== undefined) fail(CALLER, `values above 0 in ${name}`, `${bad}`);
  return values;
}

function draw({ name, x, y, isBent, fit }: ReadSeries, k: number) {
  const color = wordColours[k % wordColours.length]!;
  const points = {
    type: 'scatter',
    mode: 'markers',
    name,
    x,
    y,
    marker: {
      color,
      size: 9,
      line: { color, width: 2 },
      symbol: isBent.map((is) => (is ? 'circle-open' : 'circle')),
    },
    hovertemplate: `${name}<br>%{x:.3s}: %{y:.3f}<extra></extra>`,
    cliponaxis: false,
  };
  if (!fit) return [points];
  const along = { type: 'scatter', mode: 'lines', hoverinfo: 'skip', name };
  const band = fit.low && {
    ...along,
    x: [...fit.x, ...fit.x.toReversed()],
    y: [...fit.low, ...fit.high!.toReversed()],
    fill: 'toself',
    fillcolor: `${color}2b`,
    line: { width: 0 },
  };
  return [...(band ? [band] : []), { ...along, x: fit.x, y: fit.y, line: { color, width: 2 } }, points];
}

const STEPS: readonly (readonly number[])[] = [
  [1, 1.2, 1.4, 1.6, 1.8, 2, 2.5, 3, 3.5, 4, 5, 6, 8],
  [1, 1.5, 2, 3, 4, 5, 7],
  [1, 2, 5],
];

/** A few round values within a short logarithmic range; none where powers of ten do. */
function ticksIn([from, to]: [number, number]): number[] {
  const powers = Array.from({ length: Math.ceil(to) - Math.floor(from) + 1 }, (_, i) => Math.floor(from) + i);
  const choices = STEPS.map((steps) =>
    powers
      .flatMap((power) => steps.map((step) => Number((step * 10 ** power).toPrecision(2))))
      .filter((value) => Math.log10(value) >= from && Math.log10(value) <= to),
  );
  return choices.find(({ length }) => length <= 9) ?? [];
}

function describe(
  series: readonly ReadSeries[],
  { title, xTitle = 'x', yTitle = 'y' }: PowerLawOptions,
): string {
  const short = (value: number) => `${Number(value.toPrecision(3))}`;
  const sentences = series.map(({ name, x, y, isBent, fit }) => {
    const points = x.map((at, i) => `${short(y[i]!)} at ${short(at)}${isBent[i] ? ' (bent)' : ''}`);
    const shown = points.length <= 12 ? points : [points[0], '…', points.at(-1)];
    const line = fit && `; the law goes from ${short(fit.y[0]!)} to ${short(fit.y.at(-1)!)}${sayBand(fit)}`;
    return `${name}: ${shown.join(', ')}${line ?? ''}.`;
  });
  return finding(
    title,
    `Points of ${yTitle} against ${xTitle}, both on logarithmic scales.`,
    sentences.join(' '),
  );

  function sayBand({ low, high }: Line): string {
    return low ? ` (there ${short(low.at(-1)!)} to ${short(high!.at(-1)!)})` : '';
  }
}
