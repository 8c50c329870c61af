import { blockSize } from './blocks.js';
import { GROUP_ROOM } from './column-groups.js';
import { most } from './extremes.js';
import type { Mask } from './masked-cells.js';
import { formatShare } from './shares.js';
import { estimateWidth, format, shortened, titleRoom } from './texts.js';
import { font, PAGE } from './theme.js';

/** What a heatmap is told that decides how large it is. */
export interface HeatmapLabels {
  /** Words or names beside the rows (default: `tokens`). */
  rows?: readonly string[];
  /** Words or names above the columns (default: `tokens`). */
  columns?: readonly string[];
  /** For each column what kind it is: columns of a kind stand together, with a gap to the next, and the kind is named below. */
  groups?: readonly string[];
  /** What the picture shows, as a finding. */
  title?: string;
  /** What a row is, for example "query". */
  rowTitle?: string;
  /** What a column is, for example "key". */
  columnTitle?: string;
  /** Decimals of the numbers in the cells (default: 2); one less where cells are narrow, and none where nothing fits. */
  digits: number;
  /** Whether the numbers are shares of a whole, so that none above 0 is written as 0 (default: if rows or columns sum to 1). */
  areShares: boolean;
  /**
   * Colours from the lowest (white) to the highest value of each row by itself, with the highest outlined: where rows are read
   * one by one (default: false, one scale for the whole matrix).
   */
  byRow?: boolean;
  /** [n, m]: where it is false a cell is drawn as masked, whatever number stands there (true = may attend). */
  mask?: Mask;
  /** What stands in a masked cell (default: −∞, and nothing where a `mask` is given). */
  maskedText?: string;
}

/** Sizes in pixels. */
export interface HeatmapSize {
  width: number;
  height: number;
  cellWidth: number;
  margin: { l: number; r: number; t: number; b: number };
  /** By how much the words above lean. */
  angle: number;
  /** The numbers in the cells, where they can be read. */
  inCells?: CellTexts;
}

const BESIDE = 84; // room for a colour bar at the right

/** How large a heatmap is, and what stands in its cells. */
export function measure(values: number[][], options: HeatmapLabels): HeatmapSize {
  const { rows, columns, title, rowTitle, columnTitle, groups, byRow } = options;
  const [n, m] = [values.length, values[0]!.length];
  const left = Math.round(24 + widestOf(rows ?? [`${n}`]) + (rowTitle ? 28 : 0));
  const cellHeight = Math.max(Math.min(48, 640 / n), 8);
  const place = (beside: number) => columnsIn(PAGE - left - beside, m, columns);
  const textsIn = (cell: number) => textsThatFit(values, options, cell - 6, cellHeight * 0.6);
  const isNumbered = byRow || textsIn(place(MARGIN).cellWidth) !== undefined;
  const { cellWidth, isLevel, overhang } = place(isNumbered ? MARGIN : BESIDE);
  const inCells = isNumbered ? textsIn(cellWidth) : undefined;
  const beside = isNumbered ? MARGIN : BESIDE;
  const width = Math.round(Math.max(left + m * cellWidth + Math.max(beside, overhang), 360));
  const labels = isLevel ? 26 : widestOf(columns ?? []) * SLANT + 18;
  const top = Math.round(titleRoom(title, width) + labels + (columnTitle ? 30 : 0) + 6);
  const bottom = (blockSize([values]) > 1 ? 36 : 16) + (groups ? GROUP_ROOM : 0);
  const margin = { l: left, r: Math.round(width - left - m * cellWidth), t: top, b: bottom };
  const height = Math.round(top + n * cellHeight + margin.b);
  const size = { width, height, margin, angle: isLevel ? 0 : -45, cellWidth };
  return inCells ? { ...size, inCells } : size;
}

const MARGIN = 24;
const SLANT = 0.72; // of a label's width is its height, when it leans by 45 degrees

// How wide columns are in so much room, and whether their words stand level; if not, the last one leans out by `overhang`.
function columnsIn(room: number, count: number, columns: readonly string[] | undefined) {
  if (!columns) return { cellWidth: Math.min(64, room / count), isLevel: true, overhang: 0 };
  const widest = widestOf(columns);
  const cell = room / count;
  if (widest + 14 <= Math.min(104, cell))
    return { cellWidth: Math.max(widest + 14, Math.min(64, cell)), isLevel: true, overhang: 0 };
  const out = widestOf(columns.slice(-1)) * SLANT + 16 - MARGIN;
  const cellWidth = Math.min(64, (room - Math.max(0, out - cell / 2)) / count);
  return { cellWidth, isLevel: false, overhang: out + MARGIN - cellWidth / 2 };
}

export interface CellTexts {
  texts: string[];
  size: number;
}

/** Smaller numbers than this can't be read. */
const LEAST_SIZE = 12;

// Numbers row by row, and how large they may be; where cells are narrow without the zero before the point, then with a digit less.
function textsThatFit(
  values: number[][],
  { digits, mask, areShares, maskedText = mask ? '' : '−∞' }: HeatmapLabels,
  width: number,
  height: number,
): CellTexts | undefined {
  const write = (count: number) =>
    values.flat().map((value) => (Number.isFinite(value) ? writer(areShares)(value, count) : maskedText));
  const long = write(digits);
  const ways = [long, long.map(shortened), ...(digits > 1 ? [write(digits - 1).map(shortened)] : [])];
  for (const texts of ways) {
    const widest = most(texts.map((text) => estimateWidth(text, 1)));
    const size = Math.floor(Math.min(font.size, width / widest, height));
    if (size >= LEAST_SIZE) return { texts, size };
  }
  return undefined;
}

/** How numbers are written: shares so that none above 0 looks like nothing. */
export function writer(areShares: boolean): (value: number, digits: number) => string {
  return areShares ? formatShare : format;
}

function widestOf(labels: readonly string[]): number {
  return most(
    labels.map((label) => estimateWidth(label, font.size)),
    0,
  );
}
