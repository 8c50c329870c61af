import { checkOptions, type OptionChecks } from '../check/options.js';
import { checkDigits, checkEach, checkText, checkTexts, checkWhole } from '../check/values.js';
import { peakOf } from './extremes.js';
import type { Figure } from './figure.js';
import { matrixHeatmap } from './matrix-heatmap.js';
import { checkLabels, fail, type Matrix, readMatrix } from './values.js';

/** What an alignment is told. */
export interface AlignmentHeatmapOptions {
  /** The source words, one above each column. */
  source: readonly string[];
  /** The target words, one beside each row: the word that the row foretells. */
  target: readonly string[];
  /** For each row the columns that it should look at; they are framed (default: no frames). */
  from?: readonly (readonly number[])[];
  /** What the picture shows, as a finding. */
  title?: string;
  /** Decimals of the numbers in the cells (default: 2). */
  digits?: number;
}

const OPTIONS: OptionChecks<AlignmentHeatmapOptions> = {
  source: checkTexts,
  target: checkTexts,
  from: checkEach(checkEach(checkWhole)),
  title: checkText,
  digits: checkDigits,
};

const FRAME = '#d9600a';

/**
 * Cross-attention as a field of colours: a row for each target word, a column for each source word.
 *
 * Where the known alignment is given, its cells are framed, so that it shows where the darkest cell is right.
 *
 * @param weights [n, m]: row i is the look that foretells target word i
 * @param options source and target words, the known alignment, title
 * @throws {RangeError} when words or alignment don't fit the weights
 * @see Bahdanau, Cho and Bengio 2014, Neural Machine Translation by Jointly Learning to Align and Translate, figure 3, https://arxiv.org/abs/1409.0473
 * @example
 * const words = { source: ['forty', 'five'], target: ['fünf', 'und', 'vierzig'], from: [[1], [], [0]] };
 * const figure = alignmentHeatmap([[0.1, 0.9], [0.5, 0.5], [0.3, 0.7]], words);
 * figure.layout.shapes.length; // → 2
 * figure.layout.meta.description.split('. ').at(-1); // → 'Largest in a framed cell: 1 of 2 rows with a frame.'
 */
export function alignmentHeatmap(weights: Matrix, options: AlignmentHeatmapOptions): Figure {
  checkOptions('alignmentHeatmap', options, OPTIONS);
  const values = readMatrix('alignmentHeatmap', weights);
  const { source, target, from, title, digits } = options;
  checkLabels('alignmentHeatmap', 'target words', target, values.length);
  checkLabels('alignmentHeatmap', 'source words', source, values[0]!.length);
  if (from) checkFrom(from, values);
  const axes = {
    rows: target,
    columns: source,
    rowTitle: 'the word foretold',
    columnTitle: 'where it looks',
  };
  const figure = matrixHeatmap(values, {
    ...axes,
    areShares: true,
    ...(title !== undefined && { title }),
    ...(digits !== undefined && { digits }),
  });
  if (!from) return figure;
  const { shapes, meta } = figure.layout as { shapes: object[]; meta: Figure['layout']['meta'] };
  const description = `${meta.description} ${hits(values, from)}`;
  return {
    ...figure,
    layout: { ...figure.layout, meta: { ...meta, description }, shapes: [...shapes, ...frames(from)] },
  };
}

function checkFrom(from: readonly (readonly number[])[], values: number[][]): void {
  if (from.length !== values.length)
    fail('alignmentHeatmap', `from of ${values.length} lists`, `${from.length}`);
  const odd = from.flat().find((place) => values[0]![place] === undefined);
  if (odd !== undefined) fail('alignmentHeatmap', `from of columns 0 to ${values[0]!.length - 1}`, `${odd}`);
}

function frames(from: readonly (readonly number[])[]): object[] {
  return from.flatMap((places, i) =>
    places.map((j) => ({
      type: 'rect',
      ...{ x0: j - 0.5, x1: j + 0.5, y0: i - 0.5, y1: i + 0.5 },
      line: { color: FRAME, width: 3 },
    })),
  );
}

function hits(values: number[][], from: readonly (readonly number[])[]): string {
  const framed = [...from.keys()].filter((i) => from[i]!.length > 0);
  const right = framed.filter((i) => from[i]!.includes(peakOf(values[i]!)));
  return `Largest in a framed cell: ${right.length} of ${framed.length} rows with a frame.`;
}
