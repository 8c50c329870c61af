import { checkOptions, type OptionChecks } from '../check/options.js';
import { checkDigits, checkFlag, checkPair, checkText } from '../check/values.js';
import { least, most, peakOf } from './extremes.js';
import type { Figure } from './figure.js';
import { writer } from './heatmap-size.js';
import { type MatrixHeatmapOptions, matrixHeatmap } from './matrix-heatmap.js';
import { finding } from './texts.js';
import { type Matrix, readMatrix } from './values.js';

/** What the map of heads may be told; everything is optional. */
export interface LayerHeadMapOptions {
  /** What the picture shows, as a finding. */
  title?: string;
  /** A head to frame, as [layer, head], both counted from 1 (default: the one with the largest value). */
  mark?: readonly [layer: number, head: number];
  /** Values of the palest and the darkest colour (default: 0, or −max when there are negative ones, and the largest). */
  range?: readonly [number, number];
  /** Decimals (default: 2). */
  digits?: number;
  /** Whether the numbers are shares of a whole, so that none above 0 is written as 0 (default: false). */
  areShares?: boolean;
}

const OPTIONS: OptionChecks<LayerHeadMapOptions> = {
  title: checkText,
  mark: checkPair,
  range: checkPair,
  digits: checkDigits,
  areShares: checkFlag,
};

/**
 * One number for each head of a model: a row for each layer, the first on top, a column for each head.
 *
 * Layers and heads are counted from 1 in the picture, as in papers. One head is framed.
 *
 * @param values [layers, heads]: what to draw
 * @param options title, mark, range, digits, areShares
 * @throws {RangeError} when the values are no matrix, or the marked head doesn't exist
 * @see Clark et al. 2019, What Does BERT Look At?, https://arxiv.org/abs/1906.04341
 * @example
 * const figure = layerHeadMap([[0.1, 0.2], [0.9, 0.3]]);
 * figure.layout.meta.description;
 * // → 'Map of 2 layers × 2 heads, values from 0.10 to 0.90. Framed: layer 2, head 1 with 0.90. Largest in each layer: layer 1: head 2 0.20; layer 2: head 1 0.90.'
 */
export function layerHeadMap(values: Matrix, options: LayerHeadMapOptions = {}): Figure {
  checkOptions('layerHeadMap', options, OPTIONS);
  const rows = readMatrix('layerHeadMap', values);
  const { title, range, digits = 2, areShares = false } = options;
  const [layer, head] = options.mark ?? largest(rows);
  if (rows[layer - 1]?.[head - 1] === undefined)
    throw new RangeError(
      `layerHeadMap: expected mark from [1, 1] to [${rows.length}, ${rows[0]!.length}], got [${layer}, ${head}]`,
    );
  const drawn: MatrixHeatmapOptions = {
    title,
    range,
    digits,
    areShares,
    rows: rows.map((_, i) => `layer ${i + 1}`),
    columns: rows[0]!.map((_, i) => `${i + 1}`),
    columnTitle: 'head',
  };
  const figure = matrixHeatmap(rows, drawn);
  figure.layout.shapes = [frameAround(layer - 1, head - 1)];
  figure.layout.meta.description = describe(rows, [layer, head], title, (value) =>
    writer(areShares)(value, digits),
  );
  return figure;
}

function frameAround(row: number, column: number) {
  return {
    type: 'rect',
    x0: column - 0.5,
    x1: column + 0.5,
    y0: row - 0.5,
    y1: row + 0.5,
    line: { color: '#d9480f', width: 4 },
  };
}

function largest(rows: number[][]): [number, number] {
  const row = peakOf(rows.map((values) => most(values)));
  return [row + 1, peakOf(rows[row]!) + 1];
}

function describe(
  rows: number[][],
  [layer, head]: readonly [number, number],
  title: string | undefined,
  write: (value: number) => string,
): string {
  const all = rows.flat();
  const [lowest, highest] = [least(all), most(all)].map(write);
  const peaks = rows.map((row, i) => {
    const peak = peakOf(row);
    return `layer ${i + 1}: head ${peak + 1} ${write(row[peak]!)}`;
  });
  return finding(
    title,
    `Map of ${rows.length} layers × ${rows[0]!.length} heads, values from ${lowest} to ${highest}.`,
    `Framed: layer ${layer}, head ${head} with ${write(rows[layer - 1]![head - 1]!)}.`,
    `Largest in each layer: ${peaks.join('; ')}.`,
  );
}
