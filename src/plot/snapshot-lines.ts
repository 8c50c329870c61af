import { checkHas, checkOptions, type OptionChecks } from '../check/options.js';
import { checkEach, checkFunction, checkList, checkText, checkTexts, checkWhole } from '../check/values.js';
import { checkWeights, placeOf } from './attention-lines.js';
import { drawLines } from './draw-lines.js';
import { peakOf } from './extremes.js';
import type { Figure } from './figure.js';
import { light } from './light.js';
import type { Scene } from './line-stage.js';
import { stackedLines } from './stacked-lines.js';
import { finding, format, titleAt, titleRoom } from './texts.js';
import { font, muted, PAGE } from './theme.js';
import { checkLabels, fail, type Matrix, readMatrix } from './values.js';

/** What a picture of lines that change may be told. */
export interface SnapshotLinesOptions {
  /** The words, when they attend to one another. */
  tokens?: readonly string[];
  /** The words that look, one for each row (default: `tokens`). */
  queries?: readonly string[];
  /** The words that are looked at, one for each column (default: `tokens`). */
  keys?: readonly string[];
  /** When each snapshot was taken, for example after how many steps of training. */
  steps: readonly number[];
  /** Words in colour, by spelling or by place; the others are grey (default: each word has its colour). */
  focus?: readonly (string | number)[];
  /** What the picture shows at a snapshot, as a finding (default: when it was taken). */
  title?: (snapshot: Snapshot) => string;
}

/** Where the slider stands. */
export interface Snapshot {
  step: number;
  /** [n, m]: the weights there. */
  weights: readonly (readonly number[])[];
}

const OPTIONS: OptionChecks<SnapshotLinesOptions> = {
  tokens: checkTexts,
  queries: checkTexts,
  keys: checkTexts,
  steps: checkEach(checkWhole),
  focus: checkList,
  title: checkFunction,
};

/** More words than this have more lines than are drawn one by one. */
const MOST_WORDS = 63;
const SLIDER = 84; // pixels below the words
const MOST_TOLD = 7;

/**
 * The lines of `attentionLines` at several times, with a slider that moves between them without a kernel.
 *
 * Where nothing can move, three of the snapshots stand below each other: the first, one half-way, and the last.
 *
 * @param weights for each snapshot [n, m]: attention weights between 0 and 1
 * @param options words, steps, focus, title
 * @throws {RangeError} when steps or words don't fit the weights, or a weight is not between 0 and 1
 * @example
 * const weights = [[[0.5, 0.5], [0.5, 0.5]], [[0.9, 0.1], [0.4, 0.6]]];
 * const figure = snapshotLines(weights, { tokens: ['they', 'are'], steps: [0, 8] });
 * figure.layout.sliders[0].steps[1].args[0].opacity.slice(0, 4); // → [0.9, 0.4, 0.1, 0.6]
 */
export function snapshotLines(weights: readonly Matrix[], options: SnapshotLinesOptions): Figure {
  checkHas('snapshotLines', 'options', options, { steps: checkEach(checkWhole) });
  checkOptions('snapshotLines', options, OPTIONS);
  const { steps, title = ({ step }) => `After ${step} steps` } = options;
  const words = wordsOf(options);
  const snapshots = readSnapshots(weights, words, steps);
  const titles = snapshots.map((rows, k) => title({ step: steps[k]!, weights: rows }));
  for (const text of titles) checkText('snapshotLines', 'what title gives', text);
  const focus = options.focus?.map((word) => placeOf('snapshotLines', word, words.queries));
  const description = describe(snapshots, titles, {
    ...words,
    steps,
    focus: focus ?? [...words.queries.keys()],
  });
  const tallest = titles.toSorted((a, b) => titleRoom(b, PAGE) - titleRoom(a, PAGE))[0]!;
  const scenes = snapshots.map(
    (rows): Scene => ({ ...sceneOf(rows, words), title: tallest, description, focus }),
  );
  const figures = scenes.map(drawLines);
  return light('snapshotLines', 'fewer words or snapshots', {
    ...withSlider(figures, titles, steps),
    still: stackedLines(scenes, { steps, title: titles.at(-1)!, description }),
  });
}

/** Who looks at whom. */
interface Words {
  queries: readonly string[];
  keys: readonly string[];
}

function wordsOf({ tokens, queries = tokens, keys = tokens }: SnapshotLinesOptions): Words {
  if (!queries || !keys) return fail('snapshotLines', 'tokens, or queries and keys', 'neither');
  return { queries, keys };
}

function readSnapshots(
  weights: readonly Matrix[],
  { queries, keys }: Words,
  steps: readonly number[],
): number[][][] {
  checkList('snapshotLines', 'weights', weights);
  if (weights.length === 0) fail('snapshotLines', 'one snapshot or more', 'none');
  if (steps.length !== weights.length) fail('snapshotLines', `${weights.length} steps`, `${steps.length}`);
  const most = Math.max(queries.length, keys.length);
  if (most > MOST_WORDS) fail('snapshotLines', `at most ${MOST_WORDS} words`, `${most}`);
  const [rowName, columnName] = queries === keys ? ['tokens', 'tokens'] : ['queries', 'keys'];
  return weights.map((each, k) => {
    const rows = readMatrix('snapshotLines', each, 'finite', k);
    checkWeights('snapshotLines', rows);
    checkLabels('snapshotLines', rowName, queries, rows.length);
    checkLabels('snapshotLines', columnName, keys, rows[0]!.length);
    return rows;
  });
}

function sceneOf(rows: number[][], words: Words) {
  return { weights: rows, ...words, drawn: rows.map((row) => [...row.keys()]) };
}

/** The first picture, and for each step what changes in its traces. */
function withSlider(figures: readonly Figure[], titles: readonly string[], steps: readonly number[]): Figure {
  const { data, layout } = figures[0]!;
  const { width, height, margin } = layout as unknown as Sizes;
  const titled = (k: number) => titleAt(titles[k], width, margin.t) as { text: string };
  const slider = {
    active: 0,
    x: 0,
    len: 1,
    pad: { t: margin.b + 12, l: 0, r: 0, b: 0 },
    currentvalue: { prefix: 'step ', font: { ...font, size: 16 }, xanchor: 'left' },
    font: { size: 13, color: muted },
    steps: steps.map((step, k) => ({
      label: `${step}`,
      method: 'update',
      args: [changes(figures[k]!), { 'title.text': titled(k).text }],
    })),
  };
  const room = { height: height + SLIDER, margin: { ...margin, b: margin.b + SLIDER } };
  return { data, layout: { ...layout, ...room, title: titled(0), sliders: [slider] } };
}

interface Sizes {
  width: number;
  height: number;
  margin: { l: number; r: number; t: number; b: number };
}

// Plotly deals a list out to the traces, one by one: null where a trace has no such thing.
function changes({ data }: Figure) {
  const of = (read: (trace: Record<string, unknown>) => unknown) => data.map((trace) => read(trace) ?? null);
  return {
    opacity: of(({ opacity = 1 }) => opacity),
    text: of(({ text }) => text),
    hovertext: of(({ hovertext }) => hovertext),
    'textfont.color': of(({ textfont }) => (textfont as { color?: unknown } | undefined)?.color),
  };
}

// At most about seven of the snapshots: more can't be listened to. A row of zeros looks at nothing.
function describe(
  snapshots: readonly number[][][],
  titles: readonly string[],
  { queries, keys, steps, focus }: Words & { steps: readonly number[]; focus: readonly number[] },
): string {
  const stride = Math.ceil(steps.length / (MOST_TOLD - 1));
  const told = [...steps.keys()].filter((k) => k % stride === 0 || k === steps.length - 1);
  const words = focus.map((i) => {
    const peaks = told.flatMap((k) => {
      const row = snapshots[k]![i]!;
      const peak = peakOf(row);
      return row[peak] === 0 ? [] : [`at ${steps[k]} ${keys[peak]} ${format(row[peak]!, 2)}`];
    });
    return `${queries[i]}: ${peaks.join('; ') || 'nothing'}.`;
  });
  const between =
    queries === keys ? `between ${keys.length} words` : `from ${queries.length} words to ${keys.length}`;
  return finding(
    titles.at(-1),
    `Lines ${between} at ${steps.length} steps; the strongest of each word.`,
    ...words,
  );
}
