import { checkOptions, type OptionChecks } from '../check/options.js';
import { checkCount, checkText, checkTexts } from '../check/values.js';
import { axisSuffix } from './axis-suffix.js';
import { blockSize, inBlocks, sayBlocks } from './blocks.js';
import { most, peakOf } from './extremes.js';
import type { Figure } from './figure.js';
import { type HeadMatrices, readHeads } from './head-weights.js';
import { light } from './light.js';
import { estimateWidth, finding, format, literal, titleAt, titleRoom } from './texts.js';
import { font, frame, muted, sequentialScale } from './theme.js';
import { checkLabels } from './values.js';

/** What the grid of heads may be told: `tokens`, or `queries` and `keys`, and what you like. */
export interface HeadGridOptions {
  /** The words, when they attend to one another. */
  tokens?: readonly string[];
  /** The words that look, one for each row (default: `tokens`). */
  queries?: readonly string[];
  /** The words that are looked at, one for each column (default: `tokens`). */
  keys?: readonly string[];
  /** What stands above each head (default: `head 1`, `head 2`, …). */
  names?: readonly string[];
  /** Heads side by side (default: 4). */
  columns?: number;
  /** What the picture shows, as a finding. */
  title?: string;
}

const OPTIONS: OptionChecks<HeadGridOptions> = {
  tokens: checkTexts,
  queries: checkTexts,
  keys: checkTexts,
  names: checkTexts,
  columns: checkCount,
  title: checkText,
};

/** Side of a head's square, and the gaps beside and above it, in pixels. */
const SIDE = 190;
const GAP = 26;
const HEADLINE = 34;

const LABEL = 12;
const SLANT = 0.72; // of a label's width is its height, when it leans by 45 degrees

/** With more words than this, a word has too few pixels for its name. */
const MOST_NAMES = 16;

/**
 * The weights of all heads of a layer, small and side by side, so that their habits can be compared at a glance.
 *
 * Row i of a square is what word i looks at. All squares share one colour scale, from 0 (white) to 1 (dark blue).
 * Words are written beside the first square of a row and above the top ones, while there are 16 at most.
 *
 * @param weights [heads, n, m]: attention weights between 0 and 1
 * @param options words, names, columns, title
 * @throws {RangeError} when the weights are not [heads, n, m], not between 0 and 1, or the words don't fit them
 * @see Clark et al. 2019, What Does BERT Look At?, figure 1, https://arxiv.org/abs/1906.04341
 * @example
 * const figure = headGrid([[[1, 0], [1, 0]], [[0, 1], [1, 0]]], { tokens: ['they', 'are'] });
 * figure.data.length; // → 2
 */
export function headGrid(weights: HeadMatrices, options: HeadGridOptions): Figure {
  checkOptions('headGrid', options, OPTIONS);
  const { title, columns = 4 } = options;
  const [queries, keys] = [options.queries ?? options.tokens ?? [], options.keys ?? options.tokens ?? []];
  const heads = readHeads('headGrid', weights, queries, keys);
  const names = options.names ?? heads.map((_, i) => `head ${i + 1}`);
  checkLabels('headGrid', 'names', names, heads.length);
  const grid = measure(heads.length, columns, queries, keys, title);
  const side = blockSize(heads);
  return light('headGrid', 'fewer words or heads', {
    data: heads.map((rows, i) => square(rows, i, side)),
    layout: {
      ...frame(describe(heads, names, queries, keys, title)),
      width: grid.width,
      height: grid.height,
      margin: grid.margin,
      title: titleAt(title, grid.width, grid.margin.t),
      ...Object.fromEntries(heads.flatMap((_, i) => Object.entries(axes(i, grid, queries, keys)))),
      annotations: [...heads.map((_, i) => headline(names[i]!, i, grid)), footnote(grid, side)],
    },
  });
}

type Words = readonly string[];

interface Grid {
  columns: number;
  across: number;
  down: number;
  /** Room for the words above the top squares. */
  above: number;
  width: number;
  height: number;
  margin: { l: number; r: number; t: number; b: number };
}

function measure(count: number, wanted: number, queries: Words, keys: Words, title?: string): Grid {
  const columns = Math.min(wanted, count);
  const rows = Math.ceil(count / columns);
  const across = columns * SIDE + (columns - 1) * GAP;
  const down = rows * SIDE + (rows - 1) * HEADLINE;
  const above = isNamed(keys) ? widest(keys) * SLANT + 14 : 0;
  const left = widest(queries) + 24;
  const right = Math.max(76, isNamed(keys) ? widest(keys.slice(-1)) * SLANT : 0);
  const width = Math.round(left + across + right);
  const top = titleRoom(title, width) + HEADLINE + above;
  const margin = { l: Math.round(left), r: Math.round(right), t: Math.round(top), b: 44 };
  return { columns, across, down, above, width, height: margin.t + down + margin.b, margin };
}

function widest(words: Words): number {
  return isNamed(words) ? most(words.map((word) => estimateWidth(word, LABEL))) : 0;
}

function square(rows: number[][], index: number, side: number) {
  return {
    type: 'heatmap',
    ...inBlocks(
      rows.map((row) => row.map((weight) => Math.round(weight * 1e4) / 1e4)),
      side,
    ),
    zmin: 0,
    zmax: 1,
    colorscale: sequentialScale,
    xaxis: `x${axisSuffix(index)}`,
    yaxis: `y${axisSuffix(index)}`,
    hovertemplate: '%{y} → %{x}: %{z:.3f}<extra></extra>',
    showscale: index === 0,
    colorbar: { thickness: 12, outlinewidth: 0, len: 1, ypad: 0, tickfont: { size: 13 } },
  };
}

function axes(index: number, { columns, across, down }: Grid, queries: Words, keys: Words) {
  const [left, top] = placeOf(index, columns);
  const x = {
    domain: [left / across, (left + SIDE) / across],
    range: [-0.5, keys.length - 0.5],
    anchor: `y${axisSuffix(index)}`,
    side: 'top',
    tickangle: -45,
  };
  const y = {
    domain: [Math.max(0, 1 - (top + SIDE) / down), 1 - top / down],
    range: [queries.length - 0.5, -0.5],
    anchor: `x${axisSuffix(index)}`,
  };
  return {
    [`xaxis${axisSuffix(index)}`]: { ...x, ...axis(keys, index < columns) },
    [`yaxis${axisSuffix(index)}`]: { ...y, ...axis(queries, index % columns === 0) },
  };
}

function axis(words: Words, isShown: boolean) {
  return {
    showgrid: false,
    zeroline: false,
    ticks: '',
    fixedrange: true,
    linecolor: '#cbd2d9',
    mirror: true,
    linewidth: 1,
    tickmode: 'array',
    tickvals: words.map((_, k) => k),
    ticktext: words.map(literal),
    showticklabels: isShown && isNamed(words),
    tickfont: { size: LABEL },
    ticklabelstandoff: 4,
  };
}

/** Left and top of a head's square, in pixels from the first one. */
function placeOf(index: number, columns: number): [number, number] {
  return [(index % columns) * (SIDE + GAP), Math.floor(index / columns) * (SIDE + HEADLINE)];
}

function headline(text: string, index: number, { columns, across, down, above }: Grid) {
  const [left, top] = placeOf(index, columns);
  return {
    ...note(text),
    x: left / across,
    y: 1 - top / down,
    yanchor: 'bottom',
    yshift: index < columns ? above : 0,
  };
}

function footnote({ down }: Grid, side: number) {
  const roles = 'row: the word that looks · column: the word it looks at';
  return {
    ...note([roles, sayBlocks(side)].filter(Boolean).join(' · ')),
    x: 0,
    y: -12 / down,
    yanchor: 'top',
  };
}

function note(text: string) {
  const place = { xref: 'paper', yref: 'paper', xanchor: 'left' };
  return { text, ...place, showarrow: false, font: { ...font, size: 13, color: muted } };
}

function isNamed(words: Words): boolean {
  return words.length <= MOST_NAMES;
}

function describe(heads: number[][][], names: Words, queries: Words, keys: Words, title?: string): string {
  const strongest = heads.map((rows, i) => {
    const means = keys.map((_, j) => rows.reduce((sum, row) => sum + row[j]!, 0) / rows.length);
    const j = peakOf(means);
    return `${names[i]}: ${keys[j]} ${format(means[j]!, 2)}`;
  });
  const peaks = heads.map((rows, i) => {
    const [row, j] = peakPlace(rows);
    return `${names[i]}: ${queries[row]} → ${keys[j]} ${format(rows[row]![j]!, 2)}`;
  });
  const blocks = sayBlocks(blockSize(heads));
  return finding(
    title,
    `Weights of ${heads.length} heads from ${queries.length} words to ${keys.length}, as small heatmaps.`,
    `Most looked at on average: ${strongest.join('; ')}.`,
    `Largest weight: ${peaks.join('; ')}.`,
    ...(blocks ? [`Drawn: ${blocks}.`] : []),
  );
}

/** Row and column of the largest weight. */
function peakPlace(rows: number[][]): [number, number] {
  const row = peakOf(rows.map((weights) => most(weights)));
  return [row, peakOf(rows[row]!)];
}
