import { checkLater, checkOptions, type OptionChecks } from '../check/options.js';
import { checkDigits, checkFlag, checkOneOf, checkPair, checkText, checkTexts } from '../check/values.js';
import { blockNote, blockSize, inBlocks, sayBlocks } from './blocks.js';
import { groupMarks, sayGroups } from './column-groups.js';
import { least, most } from './extremes.js';
import type { Figure } from './figure.js';
import { type CellTexts, type HeatmapLabels, measure, writer } from './heatmap-size.js';
import { rowsInWords } from './heatmap-words.js';
import { light } from './light.js';
import { maskedNames, maskedValues, stripes } from './masked-cells.js';
import { holdsShares } from './shares.js';
import { finding, literal, titleAt } from './texts.js';
import { divergingScale, frame, inkOn, muted, sequentialScale } from './theme.js';
import { checkLabels, type Matrix, readMatrix } from './values.js';

/** What a heatmap may be told; everything is optional. */
export interface MatrixHeatmapOptions extends Partial<HeatmapLabels> {
  /** Words on both axes, when the matrix is square. */
  tokens?: readonly string[];
  /** `sequential` from 0 up, or `diverging` around 0 (default: diverging if any value is negative). */
  scale?: 'sequential' | 'diverging';
  /** Values of the palest and the darkest colour (default: 0 or −max, and the largest absolute value). */
  range?: readonly [number, number];
}

const OPTIONS: OptionChecks<MatrixHeatmapOptions> = {
  tokens: checkTexts,
  rows: checkTexts,
  columns: checkTexts,
  groups: checkTexts,
  title: checkText,
  rowTitle: checkText,
  columnTitle: checkText,
  scale: checkOneOf('sequential', 'diverging'),
  range: checkPair,
  digits: checkDigits,
  areShares: checkFlag,
  byRow: checkFlag,
  mask: checkLater,
  maskedText: checkText,
};

/**
 * A matrix as a field of colours, with its numbers in the cells while they fit.
 *
 * Row 0 is on top and column 0 on the left, as a matrix is written. A masked score (−∞) is a grey cell with stripes.
 *
 * @param matrix [n, m]: what to draw
 * @param options words, titles, colours
 * @throws {RangeError} when the matrix is empty or not of rank 2, holds NaN, or labels don't fit it
 * @example
 * const figure = matrixHeatmap([[0.9, 0.1], [0.4, 0.6]], { tokens: ['they', 'are'] });
 * figure.layout.meta.description;
 * // → 'Heatmap of 2 × 2 values from 0.10 to 0.90. Largest in each row: they → they 0.90; are → are 0.60.'
 */
export function matrixHeatmap(matrix: Matrix, options: MatrixHeatmapOptions = {}): Figure {
  checkOptions('matrixHeatmap', options, OPTIONS);
  const given = readMatrix('matrixHeatmap', matrix, 'masked');
  const values = options.mask !== undefined ? maskedValues('matrixHeatmap', given, options.mask) : given;
  const [n, m] = [values.length, values[0]!.length];
  const { rows = options.tokens, columns = options.tokens, digits = 2 } = options;
  if (rows) checkLabels('matrixHeatmap', 'row labels', rows, n);
  if (columns) checkLabels('matrixHeatmap', 'column labels', columns, m);
  if (options.groups) checkLabels('matrixHeatmap', 'groups', options.groups, m);
  const areShares = options.areShares ?? holdsShares(values);
  const told = { ...options, rows, columns, digits, areShares };
  const size = measure(values, told);
  const colours = colouring(values, options);
  const shades = options.byRow ? values.map(withinRow) : values;
  const blocks = blockNote(blockSize([values]));
  const marks = groupMarks(options.groups ?? [], size.cellWidth);
  return light('matrixHeatmap', 'fewer values', {
    data: [
      field({ values, shades }, colours, size.inCells !== undefined),
      ...(size.inCells ? [numbers(shades, colours, size.inCells)] : []),
    ],
    layout: {
      ...frame(describe(values, told)),
      width: size.width,
      height: size.height,
      margin: size.margin,
      title: titleAt(options.title, size.width, size.margin.t),
      plot_bgcolor: '#e4e7eb',
      shapes: [...stripes(values), ...marks.shapes, ...(options.byRow ? outlines(values) : [])],
      xaxis: {
        ...axis(columns, m, options.columnTitle),
        side: 'top',
        tickangle: size.angle,
        range: [-0.5, m - 0.5],
      },
      yaxis: { ...axis(rows, n, options.rowTitle), range: [n - 0.5, -0.5] },
      ...((blocks || options.groups) && { annotations: [...(blocks ? [blocks] : []), ...marks.annotations] }),
    },
  });
}

type Labelled = MatrixHeatmapOptions & { digits: number; areShares: boolean };

interface Colouring {
  scale: [number, string][];
  range: readonly [number, number];
}

function colouring(values: number[][], options: MatrixHeatmapOptions): Colouring {
  if (options.byRow) return { scale: sequentialScale, range: [0, 1] };
  const finite = values.flat().filter(Number.isFinite);
  const largest = most(finite.map(Math.abs), 0) || 1;
  const isDiverging = options.scale ? options.scale === 'diverging' : finite.some((value) => value < 0);
  if (isDiverging) return { scale: divergingScale, range: options.range ?? [-largest, largest] };
  return { scale: sequentialScale, range: options.range ?? [0, largest] };
}

/** Where each value stands between the lowest (0) and the highest (1) of its row; what is masked stays so. */
function withinRow(row: number[]): number[] {
  const finite = row.filter(Number.isFinite);
  const [low, high] = [least(finite), most(finite)];
  const place = (value: number) => (high > low ? (value - low) / (high - low) : 1);
  return row.map((value) => (Number.isFinite(value) ? place(value) : value));
}

// A frame around the highest of each row, and around each one as high.
function outlines(values: number[][]): object[] {
  return values.flatMap((row, i) => {
    const high = most(row);
    const places = [...row.keys()].filter((j) => row[j] === high && Number.isFinite(high));
    return places.map((j) => ({
      type: 'rect',
      ...{ x0: j - 0.5, x1: j + 0.5, y0: i - 0.5, y1: i + 0.5 },
      line: { color: outline, width: 3 },
    }));
  });
}

const outline = '#d9600a';

interface Shaded {
  values: number[][];
  /** What decides the colour of each value. */
  shades: number[][];
}

function field({ values, shades }: Shaded, { scale, range }: Colouring, hasNumbers: boolean) {
  const byRow = shades !== values;
  return {
    type: 'heatmap',
    ...inBlocks(shades, blockSize([values])),
    ...(byRow && { customdata: inBlocks(values, blockSize([values])).z }),
    zmin: range[0],
    zmax: range[1],
    colorscale: scale,
    showscale: !hasNumbers && !byRow,
    colorbar: {
      thickness: 12,
      outlinewidth: 0,
      len: 1,
      lenmode: 'fraction',
      ypad: 0,
      tickfont: { size: 13 },
    },
    xgap: hasNumbers ? 2 : 0,
    ygap: hasNumbers ? 2 : 0,
    hoverongaps: false,
    hovertemplate: `%{y} → %{x}: %{${byRow ? 'customdata' : 'z'}:.4f}<extra></extra>`,
  };
}

// Plotly's own cell texts are grey on blue: these are set in the ink that can be read.
function numbers(shades: number[][], { scale, range }: Colouring, { texts, size }: CellTexts) {
  const places = shades.flatMap((row, i) => row.map((_, j) => ({ i, j })));
  const ink = (value: number) => inkOn(scale, (value - range[0]) / (range[1] - range[0]));
  return {
    type: 'scatter',
    mode: 'text',
    x: places.map(({ j }) => j),
    y: places.map(({ i }) => i),
    text: texts,
    textfont: { size, color: shades.flat().map(ink) },
    hoverinfo: 'skip',
    showlegend: false,
  };
}

function axis(labels: readonly string[] | undefined, count: number, title: string | undefined) {
  const ticks = labels
    ? { tickmode: 'array', tickvals: labels.map((_, i) => i), ticktext: labels.map(literal) }
    : { tickmode: 'linear', tick0: 0, dtick: count > 12 ? 5 : 1 };
  return {
    ...ticks,
    title: title && { text: title, font: { size: 14, color: muted }, standoff: 10 },
    ticks: '',
    ticklabelstandoff: 6,
    showgrid: false,
    zeroline: false,
    fixedrange: true,
  };
}

function describe(values: number[][], told: Labelled): string {
  const { rows, columns, title, digits, byRow, groups, areShares } = told;
  const write = writer(areShares);
  const [n, m] = [values.length, values[0]!.length];
  const finite = values.flat().filter(Number.isFinite);
  const masked = n * m - finite.length;
  const range = () => `${write(least(finite), digits)} to ${write(most(finite), digits)}`;
  const what =
    finite.length === 0
      ? `Heatmap of ${n} × ${m} values, all of them masked.`
      : `Heatmap of ${n} × ${m} values from ${range()}${masked ? `, ${masked} of them masked` : ''}.`;
  const blocks = sayBlocks(blockSize([values]));
  if (n > 24) return finding(title, what, ...(blocks ? [`Drawn: ${blocks}.`] : []));
  const shades = byRow ? ['Each row is coloured by itself, its highest value outlined.'] : [];
  const lists = {
    ...rowsInWords({ values, rows, columns, write: (value) => write(value, digits) }),
    Masked: masked > 0 ? maskedNames(values, rows, columns) : [],
  };
  const said = Object.entries(lists).filter(([, list]) => list.length > 0);
  return finding(
    title,
    what,
    ...shades,
    ...sayGroups(groups, columns),
    ...said.map(([name, list]) => `${name}: ${list.join('; ')}.`),
  );
}
