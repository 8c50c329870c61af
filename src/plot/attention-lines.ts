import { checkOptions, type OptionChecks } from '../check/options.js';
import { checkList, checkOneOf, checkText, checkTexts } from '../check/values.js';
import { drawLines } from './draw-lines.js';
import { peakOf } from './extremes.js';
import type { Figure } from './figure.js';
import { light } from './light.js';
import { sayStrongest, strongestLines } from './strongest-lines.js';
import { finding, format } from './texts.js';
import { checkLabels, fail, type Matrix, readMatrix, say } from './values.js';

/** What the picture of lines may be told: `tokens`, or `queries` and `keys`, and what you like. */
export interface AttentionLinesOptions {
  /** The words, when they attend to one another. */
  tokens?: readonly string[];
  /** The words that look, one for each row (default: `tokens`). */
  queries?: readonly string[];
  /** The words that are looked at, one for each column (default: `tokens`). */
  keys?: readonly string[];
  /** Words in colour, by spelling or by place; the others are grey (default: each word has its colour). */
  focus?: readonly (string | number)[];
  /** What the picture shows, as a finding. */
  title?: string;
  /** Two rows of words, or two columns (default: rows while they fit). */
  direction?: 'rows' | 'columns';
}

const OPTIONS: OptionChecks<AttentionLinesOptions> = {
  tokens: checkTexts,
  queries: checkTexts,
  keys: checkTexts,
  focus: checkList,
  title: checkText,
  direction: checkOneOf('rows', 'columns'),
};

/**
 * Two rows of words, and a line from each query to each key that is as opaque as the weight between them.
 *
 * Above are the words that look, below the words they look at. A click on a word above leaves only its lines,
 * and needs no kernel. Each line is a trace whose `opacity` is the weight and nothing else.
 * Of more than 63 words, the picture holds the strongest lines of each word (4000 in all) and says so.
 *
 * @param weights [n, m]: attention weights between 0 and 1, a row for each query
 * @param options words, focus, title
 * @throws {RangeError} when a weight is not between 0 and 1, or the words don't fit the matrix
 * @see Vaswani et al. 2017, Attention Is All You Need, figures 3 to 5, https://arxiv.org/abs/1706.03762
 * @example
 * const figure = attentionLines([[0.9, 0.1], [0.4, 0.6]], { tokens: ['they', 'are'] });
 * figure.data.slice(0, 4).map((line) => line.opacity); // → [0.9, 0.4, 0.1, 0.6]
 */
export function attentionLines(weights: Matrix, options: AttentionLinesOptions): Figure {
  checkOptions('attentionLines', options, OPTIONS);
  const values = readMatrix('attentionLines', weights);
  checkWeights('attentionLines', values);
  const { queries = options.tokens, keys = options.tokens } = options;
  if (!queries || !keys) return fail('attentionLines', 'tokens, or queries and keys', 'neither');
  checkLabels('attentionLines', 'queries', queries, values.length);
  checkLabels('attentionLines', 'keys', keys, values[0]!.length);
  const focus = options.focus?.map((word) => placeOf('attentionLines', word, queries));
  const drawn = strongestLines(values);
  const figure = drawLines({
    ...options,
    weights: values,
    queries,
    keys,
    focus,
    drawn,
    description: describe(values, queries, keys, { title: options.title, drawn }),
  });
  return light('attentionLines', 'fewer words', figure);
}

/** Asserts that all weights are between 0 and 1. */
export function checkWeights(caller: string, values: number[][]): void {
  values.forEach((row, i) => {
    row.forEach((weight, j) => {
      if (weight < 0 || weight > 1) fail(caller, 'weights between 0 and 1', `${weight} at [${i}, ${j}]`);
    });
  });
}

/** The place of a word in focus, told by its spelling or by its place. */
export function placeOf(caller: string, word: string | number, queries: readonly string[]): number {
  const place = typeof word === 'number' ? word : queries.indexOf(word);
  if (queries[place] === undefined) fail(caller, `focus on one of ${queries.join(', ')}`, say(word));
  return place;
}

function describe(
  values: number[][],
  queries: readonly string[],
  keys: readonly string[],
  { title, drawn }: { title: string | undefined; drawn: number[][] },
): string {
  const strongest = sayStrongest(drawn, keys.length);
  const most = values.map((row, i) => {
    const peak = peakOf(row);
    return `${queries[i]} → ${keys[peak]} ${format(row[peak]!, 2)}`;
  });
  return finding(
    title,
    `Lines from ${queries.length} queries to ${keys.length} keys, as opaque as the weights.`,
    ...(strongest ? [`Drawn: ${strongest}.`] : []),
    `Strongest line of each word: ${most.join('; ')}.`,
  );
}
