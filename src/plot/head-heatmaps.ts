import type { Tensor } from '@tensorflow/tfjs';
import type { Figure } from './figure.js';
import { estimateWidth, finding, format, literal, titleAt, titleRoom } from './texts.js';
import { frame, PAGE, sequentialScale } from './theme.js';
import { checkLabels, fail, readMatrix } from './values.js';

/** What the picture of many heads may be told. */
export interface HeadHeatmapsOptions {
  /** Words on both axes, when the words attend to one another. */
  tokens?: readonly string[];
  /** Words beside the rows (default: `tokens`). */
  rows?: readonly string[];
  /** Words above the columns (default: `tokens`). */
  columns?: readonly string[];
  /** A name for each head (default: head 1, head 2, …). */
  names?: readonly string[];
  /** What the picture shows, as a finding. */
  title?: string;
}

const LABEL = 13;
const GAP = 20;

/**
 * The weights of many heads, a small heatmap for each, all in the same colours.
 *
 * @param weights [headCount, n, m]
 * @param options words, names, title
 * @throws {RangeError} when there is no head, or words and names don't fit
 * @example
 * const figure = headHeatmaps([[[1, 0]], [[0.5, 0.5]]], { rows: ['they'], columns: ['they', 'are'] });
 * figure.data.map((head) => head.z); // → [[[1, 0]], [[0.5, 0.5]]]
 */
export function headHeatmaps(
  weights: Tensor | readonly (readonly (readonly number[])[])[],
  options: HeadHeatmapsOptions = {},
): Figure {
  const given = ('arraySync' in weights ? weights.arraySync() : weights) as number[][][];
  if (!Array.isArray(given) || given.length === 0)
    fail('headHeatmaps', 'weights [headCount, n, m]', 'no head');
  const heads = given.map((head) => readMatrix('headHeatmaps', head));
  const [n, m] = [heads[0]!.length, heads[0]![0]!.length];
  const odd = heads.find((head) => head.length !== n || head[0]!.length !== m);
  if (odd) fail('headHeatmaps', `heads of the same shape [${n}, ${m}]`, `[${odd.length}, ${odd[0]!.length}]`);
  const {
    rows = options.tokens,
    columns = options.tokens,
    names = heads.map((_, h) => `head ${h + 1}`),
  } = options;
  if (rows) checkLabels('headHeatmaps', 'row labels', rows, n);
  if (columns) checkLabels('headHeatmaps', 'column labels', columns, m);
  checkLabels('headHeatmaps', 'names', names, heads.length);
  return draw(heads, names, rows, columns, options.title);
}

type Labels = readonly string[] | undefined;

function draw(
  heads: number[][][],
  names: readonly string[],
  rows: Labels,
  columns: Labels,
  title: string | undefined,
): Figure {
  const size = measure(heads, rows, columns, title);
  const most = Math.max(...heads.flat(2));
  const axes = heads.map((_, h) => axesOf(h, size, rows, columns));
  return {
    data: heads.map((head, h) => ({
      type: 'heatmap',
      z: head,
      zmin: 0,
      zmax: most,
      colorscale: sequentialScale,
      showscale: h === 0,
      ...(h === 0 && {
        colorbar: { thickness: 12, outlinewidth: 0, len: 1, ypad: 0, tickfont: { size: 13 } },
      }),
      xaxis: `x${suffix(h)}`,
      yaxis: `y${suffix(h)}`,
      xgap: 1,
      ygap: 1,
      hovertemplate: `${names[h]}<br>%{y} → %{x}: %{z:.3f}<extra></extra>`,
    })),
    layout: {
      ...frame(describe(heads, names, rows, columns, title)),
      plot_bgcolor: '#e4e7eb',
      width: size.width,
      height: size.height,
      margin: size.margin,
      title: titleAt(title, size.width, size.margin.t),
      ...Object.assign({}, ...axes),
      annotations: names.map((name, h) => headline(name, h, size)),
    },
  };
}

interface Size {
  across: number;
  down: number;
  cell: { width: number; height: number };
  above: number;
  inner: { width: number; height: number };
  margin: { l: number; r: number; t: number; b: number };
  width: number;
  height: number;
}

// Tiles side by side, four at most; words stand beside the first and above the top ones.
function measure(heads: number[][][], rows: Labels, columns: Labels, title: string | undefined): Size {
  const [n, m] = [heads[0]!.length, heads[0]![0]!.length];
  const across = heads.length === 6 ? 3 : Math.min(heads.length, 4);
  const down = Math.ceil(heads.length / across);
  const left = 20 + widest(rows);
  const cell = Math.max(4, Math.min(26, (PAGE - left - 76 - GAP * (across - 1)) / across / m));
  const tile = { width: cell * m, height: cell * n };
  const inner = {
    width: across * tile.width + (across - 1) * GAP,
    height: down * tile.height + (down - 1) * (GAP + 14),
  };
  const above = columns ? widest(columns) * 0.72 + 16 : 8;
  const overhang = columns ? widest(columns.slice(-1)) * 0.72 : 0;
  const margin = { l: Math.round(left), r: Math.round(Math.max(76, overhang)), t: 0, b: 16 };
  const width = Math.round(margin.l + inner.width + margin.r);
  margin.t = Math.round(titleRoom(title, width) + above + 26);
  return {
    across,
    down,
    cell: tile,
    above,
    inner,
    margin,
    width,
    height: Math.round(margin.t + inner.height + margin.b),
  };
}

function widest(labels: Labels): number {
  return Math.max(0, ...(labels ?? []).map((label) => estimateWidth(label, LABEL)));
}

function tileAt(h: number, { across, cell, inner }: Size) {
  const left = (h % across) * (cell.width + GAP);
  const top = Math.floor(h / across) * (cell.height + GAP + 14);
  return {
    x: [left / inner.width, (left + cell.width) / inner.width],
    y: [1 - (top + cell.height) / inner.height, 1 - top / inner.height],
  };
}

function axesOf(h: number, size: Size, rows: Labels, columns: Labels) {
  const { x, y } = tileAt(h, size);
  const isFirst = h % size.across === 0;
  const isTop = h < size.across;
  const common = {
    showgrid: false,
    zeroline: false,
    ticks: '',
    fixedrange: true,
    tickfont: { size: LABEL },
    ticklabelstandoff: 4,
  };
  const ticks = (labels: Labels, isShown: boolean) =>
    labels
      ? {
          tickmode: 'array',
          tickvals: labels.map((_, i) => i),
          ticktext: labels.map(literal),
          showticklabels: isShown,
        }
      : { showticklabels: false };
  return {
    [`xaxis${suffix(h)}`]: {
      ...common,
      ...ticks(columns, isTop),
      domain: x,
      anchor: `y${suffix(h)}`,
      side: 'top',
      tickangle: -45,
    },
    [`yaxis${suffix(h)}`]: {
      ...common,
      ...ticks(rows, isFirst),
      domain: y,
      anchor: `x${suffix(h)}`,
      autorange: 'reversed',
    },
  };
}

function headline(name: string, h: number, size: Size) {
  const { x, y } = tileAt(h, size);
  const isTop = h < size.across;
  return {
    text: `<b>${name}</b>`,
    showarrow: false,
    xref: 'paper',
    x: x[0],
    xanchor: 'left',
    yref: 'paper',
    y: y[1],
    yanchor: 'bottom',
    yshift: isTop ? size.above : 2,
    font: { size: 14 },
  };
}

function suffix(h: number): string {
  return h === 0 ? '' : `${h + 1}`;
}

function describe(
  heads: number[][][],
  names: readonly string[],
  rows: Labels,
  columns: Labels,
  title: string | undefined,
): string {
  const [n, m] = [heads[0]!.length, heads[0]![0]!.length];
  const peaks = heads.map((head, h) => {
    const flat = head.flat();
    const at = flat.indexOf(Math.max(...flat));
    const [i, j] = [Math.floor(at / m), at % m];
    return `${names[h]} ${rows?.[i] ?? `row ${i}`} → ${columns?.[j] ?? `column ${j}`} ${format(flat[at]!, 2)}`;
  });
  return finding(
    title,
    `Heatmaps of ${heads.length} heads, each ${n} × ${m} weights.`,
    `Largest weight of each: ${peaks.join('; ')}.`,
  );
}
