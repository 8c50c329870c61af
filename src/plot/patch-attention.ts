import { checkOptions, type OptionChecks } from '../check/options.js';
import { checkCount, checkText, checkTexts, checkWhole } from '../check/values.js';
import { axisSuffix } from './axis-suffix.js';
import { most, peakOf } from './extremes.js';
import type { Figure } from './figure.js';
import { type HeadMatrices, readHeads } from './head-weights.js';
import { light } from './light.js';
import { colourBar, measurePanels, panelAxes, panelNotes } from './panel-grid.js';
import { finding, format, titleAt } from './texts.js';
import { frame } from './theme.js';
import { checkLabels, fail, type Matrix, plain, readMatrix, say } from './values.js';

/** What a picture of attention over an image may be told. */
export interface PatchAttentionOptions {
  /** The patch that looks, from 0: from left to right, then down (default: the mean over all patches is drawn). */
  from?: number;
  /** What stands above each head (default: `head 1`, `head 2`, …). */
  names?: readonly string[];
  /** Heads side by side (default: 4). */
  columns?: number;
  /** What the picture shows, as a finding. */
  title?: string;
}

const OPTIONS: OptionChecks<PatchAttentionOptions> = {
  from: checkWhole,
  names: checkTexts,
  columns: checkCount,
  title: checkText,
};

/** The digit in greys, and over it from nothing (clear) to much (orange). */
const GREYS = [
  [0, '#ffffff'],
  [1, '#3e4c59'],
];
const OVER = [
  [0, 'rgba(217,96,10,0)'],
  [1, 'rgba(217,96,10,0.85)'],
];

/**
 * Where a patch of an image looks, head by head: the image in greys, and over each patch the share that it gets.
 *
 * The patch that looks has a frame. All heads share one colour scale, from 0 (clear) to the largest share (orange).
 *
 * @param image [height, width]: the image, 0 is white
 * @param weights [heads, patches, patches]: attention weights; patches from left to right, then down
 * @param options the patch that looks, names, columns, title
 * @throws {RangeError} when weights are not between 0 and 1, or the patches don't make a grid that fits the image
 * @see Dosovitskiy et al. 2020, An Image is Worth 16x16 Words, figure 6, https://arxiv.org/abs/2010.11929
 * @example
 * const image = [[0, 1], [0, 1]];
 * const figure = patchAttention(image, [[[1, 0, 0, 0], [0, 0, 0, 1], [0, 0, 1, 0], [0, 0, 0, 1]]], { from: 1 });
 * figure.layout.meta.description;
 * // → 'Attention of 1 head over an image of 2 × 2 patches, from the patch in row 1, column 2. Most looked at: head 1: row 2, column 2 with 1.00.'
 */
export function patchAttention(
  image: Matrix,
  weights: HeadMatrices,
  options: PatchAttentionOptions = {},
): Figure {
  checkOptions('patchAttention', options, OPTIONS);
  const pixels = readMatrix('patchAttention', image);
  const { heads, sides } = readShares(pixels, weights, options.from);
  const { names = heads.map((_, i) => `head ${i + 1}`), columns = 4, title } = options;
  checkLabels('patchAttention', 'names', names, heads.length);
  const note = options.from === undefined ? undefined : 'The frame marks the patch that looks.';
  const grid = measurePanels(heads.length, columns, title, note);
  const largest = most(heads.flat(2)) || 1;
  return light('patchAttention', 'fewer heads', {
    data: heads.flatMap((shares, i) => [digit(pixels, i), cover(shares, i, pixels, largest)]),
    layout: {
      ...frame(describe({ heads, names, sides, from: options.from }, title)),
      width: grid.width,
      height: grid.height,
      margin: grid.margin,
      title: titleAt(title, grid.width, grid.margin.t),
      ...panelAxes(
        heads.map(() => [pixels.length, pixels[0]!.length]),
        grid,
      ),
      shapes: options.from === undefined ? [] : heads.map((_, i) => outline(options.from!, i, pixels, sides)),
      annotations: panelNotes(names, grid, note),
    },
  });
}

interface Shares {
  /** [heads, rows, columns]: the share of each patch. */
  heads: number[][][];
  /** Rows and columns of patches. */
  sides: [number, number];
}

function readShares(pixels: number[][], weights: HeadMatrices, from: number | undefined): Shares {
  const count = patchCount(weights);
  const sides = sidesOf(count, pixels);
  if (from !== undefined && !(from >= 0 && from < count))
    fail('patchAttention', `from as a patch from 0 to ${count - 1}`, `${from}`);
  const labels = Array.from({ length: count }, (_, i) => `${i}`);
  const read = readHeads('patchAttention', weights, labels, labels);
  const heads = read.map((rows) => {
    const shares = from === undefined ? meanOf(rows) : rows[from]!;
    return Array.from({ length: sides[0] }, (_, y) => shares.slice(y * sides[1], (y + 1) * sides[1]));
  });
  return { heads, sides };
}

function patchCount(weights: HeadMatrices): number {
  const list = plain(weights);
  const first = Array.isArray(list) ? plain(list[0]) : undefined;
  if (!Array.isArray(first)) return fail('patchAttention', 'weights [heads, n, n]', say(list));
  return first.length;
}

/** How many patches stand below and beside each other: squares that fill the image. */
function sidesOf(count: number, pixels: number[][]): [number, number] {
  const [height, width] = [pixels.length, pixels[0]!.length];
  const side = Math.sqrt((height * width) / count);
  if (!Number.isInteger(side) || height % side || width % side)
    fail('patchAttention', `square patches that fill an image of ${height} × ${width}`, `${count} of them`);
  return [height / side, width / side];
}

function meanOf(rows: number[][]): number[] {
  return rows[0]!.map((_, j) => rows.reduce((sum, row) => sum + row[j]!, 0) / rows.length);
}

function digit(pixels: number[][], index: number): Record<string, unknown> {
  return {
    type: 'heatmap',
    z: pixels,
    zmin: 0,
    zmax: most(pixels.flat()) || 1,
    colorscale: GREYS,
    showscale: false,
    hoverinfo: 'skip',
    xaxis: `x${axisSuffix(index)}`,
    yaxis: `y${axisSuffix(index)}`,
  };
}

function cover(
  shares: number[][],
  index: number,
  pixels: number[][],
  largest: number,
): Record<string, unknown> {
  const side = pixels.length / shares.length;
  return {
    type: 'heatmap',
    z: shares.map((row) => row.map((share) => Math.round(share * 1e4) / 1e4)),
    ...{ x0: (side - 1) / 2, dx: side, y0: (side - 1) / 2, dy: side },
    zmin: 0,
    zmax: largest,
    colorscale: OVER,
    showscale: index === 0,
    colorbar: colourBar,
    hovertemplate: 'share %{z:.3f}<extra></extra>',
    xaxis: `x${axisSuffix(index)}`,
    yaxis: `y${axisSuffix(index)}`,
  };
}

function outline(from: number, index: number, pixels: number[][], [, columns]: [number, number]): object {
  const side = pixels[0]!.length / columns;
  const [left, top] = [(from % columns) * side - 0.5, Math.floor(from / columns) * side - 0.5];
  return {
    type: 'rect',
    xref: `x${axisSuffix(index)}`,
    yref: `y${axisSuffix(index)}`,
    ...{ x0: left, x1: left + side, y0: top, y1: top + side },
    line: { color: '#0b2f6b', width: 3 },
  };
}

interface Told extends Shares {
  names: readonly string[];
  from: number | undefined;
}

function describe({ heads, names, sides: [rows, columns], from }: Told, title?: string): string {
  const place = (row: number, column: number) => `row ${row + 1}, column ${column + 1}`;
  const who =
    from === undefined
      ? 'the mean over all patches'
      : `from the patch in ${place(Math.floor(from / columns), from % columns)}`;
  const said = heads.map((shares, i) => {
    const row = peakOf(shares.map((line) => most(line)));
    const column = peakOf(shares[row]!);
    return `${names[i]}: ${place(row, column)} with ${format(shares[row]![column]!, 2)}`;
  });
  const count = heads.length === 1 ? '1 head' : `${heads.length} heads`;
  return finding(
    title,
    `Attention of ${count} over an image of ${rows} × ${columns} patches, ${who}.`,
    `Most looked at: ${said.join('; ')}.`,
  );
}
