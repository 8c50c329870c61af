import { checkOptions, type OptionChecks } from '../check/options.js';
import { checkDigits, checkText, checkTexts } from '../check/values.js';
import { least, most } from './extremes.js';
import type { Figure } from './figure.js';
import { light } from './light.js';
import { formatShare, isShares } from './shares.js';
import { estimateWidth, finding, format, literal, shortened, titleAt, titleRoom } from './texts.js';
import { font, frame, legendAbove, PAGE, wordColours } from './theme.js';
import { checkLabels, fail, isVector, type Matrix, readMatrix, readVector, type Vector } from './values.js';

/** What bars may be told. */
export interface WeightBarsOptions {
  /** The words, one below each bar. */
  tokens: readonly string[];
  /** What the picture shows, as a finding. */
  title?: string;
  /** Names of the rows, when there are several to compare. */
  names?: readonly string[];
  /** Decimals of the numbers on the bars (default: 2). */
  digits?: number;
}

const OPTIONS: OptionChecks<WeightBarsOptions> = {
  tokens: checkTexts,
  title: checkText,
  names: checkTexts,
  digits: checkDigits,
};

const LABEL = 14;
const BARS = 260; // pixels from the axis to the top

/**
 * One word's weights as bars, a bar for each word it looks at; or a few such rows side by side, to compare them.
 *
 * @param weights [m]: one row of weights (or scores); or [k, m]: k rows, with `names`
 * @param options words, names, title
 * @throws {RangeError} when words or names don't fit the weights
 * @example
 * const figure = weightBars([0.75, 0.25], { tokens: ['transformers', 'are'] });
 * figure.data[0].y; // → [0.75, 0.25]
 */
export function weightBars(weights: Vector | Matrix, options: WeightBarsOptions): Figure {
  checkOptions('weightBars', options, OPTIONS);
  const rows = readRows(weights);
  checkLabels('weightBars', 'tokens', options.tokens, rows[0]!.length);
  if (options.names) checkLabels('weightBars', 'names', options.names, rows.length);
  else if (rows.length > 1) fail('weightBars', `${rows.length} names`, 'none');
  const { isLevel, ...place } = measure(rows, options);
  return light('weightBars', 'fewer words', {
    data: rows.map((row, k) => bars(row, k, rows.length, options)),
    layout: {
      ...frame(describe(rows, options)),
      ...place,
      title: titleAt(options.title, place.width, place.margin.t),
      bargap: 0.25,
      ...legendAbove(rows.length > 1),
      xaxis: wordAxis(options.tokens, isLevel),
      yaxis: { range: rangeOf(rows.flat()), ...baseLine },
    },
  });
}

function readRows(weights: Vector | Matrix): number[][] {
  if (isVector(weights)) return [readVector('weightBars', weights, 'masked')];
  return readMatrix('weightBars', weights, 'masked');
}

/** One row of bars as a trace. */
export interface Bars extends Record<string, unknown> {
  y: (number | null)[];
  text: string[];
  marker: { color: string | string[] };
}

/** Bars of one row; alone, the longest stands out, among others each row has its colour. */
export function bars(
  row: number[],
  k: number,
  count: number,
  { names, digits = 2 }: Partial<WeightBarsOptions>,
): Bars {
  const largest = most(row);
  const write = isShares(row) ? formatShare : format;
  const [strong, soft] = [wordColours[k % wordColours.length]!, '#a3c8e4'];
  return {
    type: 'bar',
    ...(names && { name: names[k]! }),
    x: row.map((_, j) => j),
    y: row.map((value) => (Number.isFinite(value) ? value : null)),
    text: row.map((value) => (count > 1 ? shortened(write(value, digits)) : write(value, digits))),
    textposition: 'outside',
    textangle: 0,
    textfont: { size: count > 1 ? 12 : font.size },
    cliponaxis: false,
    marker: { color: count > 1 ? strong : row.map((value) => (value === largest ? strong : soft)) },
    hovertemplate: '%{x}: %{y:.4f}<extra></extra>',
  };
}

/** Words below the bars, turned where they don't fit side by side. */
export function wordAxis(tokens: readonly string[], isLevel: boolean): Record<string, unknown> {
  return {
    tickmode: 'array',
    tickvals: tokens.map((_, j) => j),
    ticktext: tokens.map(literal),
    tickangle: isLevel ? 0 : -45,
    tickfont: { size: LABEL },
    ticks: '',
    range: [-0.5, tokens.length - 0.5],
    showgrid: false,
    zeroline: false,
    fixedrange: true,
  };
}

// No numbers at the side: they stand on the bars.
const baseLine = {
  showgrid: false,
  showticklabels: false,
  ticks: '',
  fixedrange: true,
  zeroline: true,
  zerolinecolor: '#9aa5b1',
};

// From 0, or from the most negative value, with room for the numbers on the bars.
function rangeOf(values: number[]): [number, number] {
  const finite = values.filter(Number.isFinite);
  const [bottom, top] = [least(finite, 0), most(finite, 0)];
  const room = (top - bottom || 1) * 0.13;
  return [bottom < 0 ? bottom - room : 0, top + room];
}

function measure(rows: number[][], { tokens, title }: WeightBarsOptions) {
  const { cell, isLevel, below, left } = wordRoom(tokens, rows.length * 40);
  const width = Math.round(Math.max(left + tokens.length * cell + 32, 400));
  const top = Math.round(titleRoom(title, width) + (rows.length > 1 ? 38 : 16));
  const margin = { l: left, r: 32, t: top, b: below };
  return { width, height: top + BARS + below, margin, isLevel };
}

/** How much room words need below bars: level if they fit side by side, turned if not. */
export function wordRoom(
  tokens: readonly string[],
  narrowest: number,
): { cell: number; isLevel: boolean; below: number; left: number } {
  const widths = tokens.map((token) => estimateWidth(token, LABEL));
  const widest = most(widths);
  const room = (PAGE - 64) / tokens.length;
  const isLevel = widest + 10 <= room;
  const cell = Math.max(Math.min(room, Math.max(64, narrowest)), isLevel ? widest + 10 : 0);
  const left = isLevel ? 32 : Math.max(32, Math.round(widths[0]! * 0.72 - cell / 2 + 12));
  return { cell, isLevel, below: isLevel ? 40 : Math.round(widest * 0.72 + 28), left };
}

function describe(rows: number[][], { tokens, title, names, digits = 2 }: WeightBarsOptions): string {
  const sentences = rows.map((row, k) => {
    const write = isShares(row) ? formatShare : format;
    const values = row.map((value, j) => `${named(tokens[j]!)} ${write(value, digits)}`).join('; ');
    return `${names ? `${names[k]}: ` : 'Bars: '}${values}.`;
  });
  return finding(title, sentences.join(' '));
}

// A place that is only counted says that it is one: “0 1.18” would be two numbers.
function named(token: string): string {
  return /^\d+$/.test(token) ? `number ${token}:` : token;
}
