import type { Figure } from './figure.js';
import { type HeadMatrices, readHeads } from './head-weights.js';
import { estimateWidth, finding, format, literal, titleAt, titleRoom } from './texts.js';
import { font, frame, muted, sequentialScale } from './theme.js';
import { checkLabels } from './values.js';

/** What the grid of heads may be told. */
export interface HeadGridOptions {
  /** The words, from top to bottom and from left to right. */
  tokens: readonly string[];
  /** What stands above each head (default: `head 1`, `head 2`, …). */
  names?: readonly string[];
  /** Heads side by side (default: 4). */
  columns?: number;
  /** What the picture shows, as a finding. */
  title?: string;
}

/** Side of a head's square, and the gaps beside and above it, in pixels. */
const SIDE = 190;
const GAP = 26;
const HEADLINE = 34;

/** With more words than this, a word has too few pixels for its name. */
const MOST_NAMES = 16;

/**
 * The weights of all heads of a layer, small and side by side, so that their habits can be compared at a glance.
 *
 * Row i of a square is what word i looks at. All squares share one colour scale, from 0 (white) to 1 (dark blue).
 *
 * @param weights [heads, n, n]: attention weights between 0 and 1
 * @param options tokens, names, columns, title
 * @throws {RangeError} when the weights are not [heads, n, n], not between 0 and 1, or the tokens don't fit them
 * @see Clark et al. 2019, What Does BERT Look At?, figure 1, https://arxiv.org/abs/1906.04341
 * @example
 * const figure = headGrid([[[1, 0], [1, 0]], [[0, 1], [1, 0]]], { tokens: ['they', 'are'] });
 * figure.data.length; // → 2
 */
export function headGrid(weights: HeadMatrices, options: HeadGridOptions): Figure {
  const { tokens, title, columns = 4 } = options;
  const heads = readHeads('headGrid', weights, tokens);
  const names = options.names ?? heads.map((_, i) => `head ${i + 1}`);
  checkLabels('headGrid', 'names', names, heads.length);
  if (!(Number.isInteger(columns) && columns > 0))
    throw new RangeError(`headGrid: expected columns as a whole number above 0, got ${columns}`);
  const grid = measure(heads.length, columns, tokens, title);
  return {
    data: heads.map(square),
    layout: {
      ...frame(describe(heads, names, tokens, title)),
      width: grid.width,
      height: grid.height,
      margin: grid.margin,
      title: titleAt(title, grid.width, grid.margin.t),
      ...axes(heads.length, grid, tokens),
      annotations: [...heads.map((_, i) => headline(names[i]!, i, grid)), footnote(grid)],
    },
  };
}

interface Grid {
  columns: number;
  across: number;
  down: number;
  width: number;
  height: number;
  margin: { l: number; r: number; t: number; b: number };
}

function measure(count: number, wanted: number, tokens: readonly string[], title: string | undefined): Grid {
  const columns = Math.min(wanted, count);
  const rows = Math.ceil(count / columns);
  const across = columns * SIDE + (columns - 1) * GAP;
  const down = rows * SIDE + (rows - 1) * HEADLINE;
  const labels = isNamed(tokens) ? Math.max(...tokens.map((token) => estimateWidth(token, 12))) : 0;
  const left = Math.round(labels + 24);
  const right = 76;
  const width = left + across + right;
  const top = Math.round(titleRoom(title, width) + HEADLINE);
  return {
    columns,
    across,
    down,
    width,
    height: top + down + 44,
    margin: { l: left, r: right, t: top, b: 44 },
  };
}

function square(z: number[][], index: number) {
  const key = index === 0 ? '' : `${index + 1}`;
  return {
    type: 'heatmap',
    z: z.map((row) => row.map((weight) => Math.round(weight * 1e4) / 1e4)),
    zmin: 0,
    zmax: 1,
    colorscale: sequentialScale,
    xaxis: `x${key}`,
    yaxis: `y${key}`,
    hovertemplate: '%{y} → %{x}: %{z:.3f}<extra></extra>',
    showscale: index === 0,
    colorbar: {
      thickness: 12,
      outlinewidth: 0,
      len: 1,
      lenmode: 'fraction',
      ypad: 0,
      tickfont: { size: 13 },
    },
  };
}

function axes(
  count: number,
  { columns, across, down }: Grid,
  tokens: readonly string[],
): Record<string, object> {
  const result: Record<string, object> = {};
  for (let i = 0; i < count; i++) {
    const [row, column] = [Math.floor(i / columns), i % columns];
    const [left, top] = [column * (SIDE + GAP), row * (SIDE + HEADLINE)];
    const key = i === 0 ? '' : `${i + 1}`;
    const common = {
      showgrid: false,
      zeroline: false,
      ticks: '',
      fixedrange: true,
      linecolor: '#cbd2d9',
      mirror: true,
      linewidth: 1,
    };
    const n = tokens.length;
    const ticks = { tickmode: 'array', tickvals: tokens.map((_, k) => k), ticktext: tokens.map(literal) };
    result[`xaxis${key}`] = {
      ...common,
      ...ticks,
      anchor: `y${key}`,
      domain: [left / across, (left + SIDE) / across],
      range: [-0.5, n - 0.5],
      showticklabels: false,
    };
    result[`yaxis${key}`] = {
      ...common,
      ...ticks,
      anchor: `x${key}`,
      domain: [Math.max(0, 1 - (top + SIDE) / down), 1 - top / down],
      range: [n - 0.5, -0.5],
      showticklabels: column === 0 && isNamed(tokens),
      tickfont: { size: 12 },
      ticklabelstandoff: 4,
    };
  }
  return result;
}

function headline(text: string, index: number, { columns, across, down }: Grid) {
  const [row, column] = [Math.floor(index / columns), index % columns];
  return {
    text,
    showarrow: false,
    xref: 'paper',
    yref: 'paper',
    x: (column * (SIDE + GAP)) / across,
    xanchor: 'left',
    y: 1 - (row * (SIDE + HEADLINE)) / down,
    yanchor: 'bottom',
    font: { ...font, size: 13, color: muted },
  };
}

function footnote({ down }: Grid) {
  return {
    text: 'row: the word that looks · column: the word it looks at, in the same order',
    showarrow: false,
    xref: 'paper',
    yref: 'paper',
    x: 0,
    xanchor: 'left',
    y: -12 / down,
    yanchor: 'top',
    font: { ...font, size: 13, color: muted },
  };
}

function isNamed(tokens: readonly string[]): boolean {
  return tokens.length <= MOST_NAMES;
}

function describe(
  heads: number[][][],
  names: readonly string[],
  tokens: readonly string[],
  title: string | undefined,
): string {
  const strongest = heads.map((rows, i) => {
    const means = tokens.map((_, j) => rows.reduce((sum, row) => sum + row[j]!, 0) / rows.length);
    const j = means.indexOf(Math.max(...means));
    return `${names[i]}: ${tokens[j]} ${format(means[j]!, 2)}`;
  });
  return finding(
    title,
    `Weights of ${heads.length} heads between ${tokens.length} words, as small heatmaps.`,
    `Most looked at on average: ${strongest.join('; ')}.`,
  );
}
