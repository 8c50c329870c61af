import { described } from '../check/described.js';
import { checkOptions, type OptionChecks } from '../check/options.js';
import { type Check, checkCount, checkEach, checkText, checkTexts } from '../check/values.js';
import {
  ACROSS,
  headButtons,
  headFrame,
  type Stage,
  tableNames,
  tableRoom,
  WORD_SIZE,
  wordBar,
  wordButtons,
} from './explorer-controls.js';
import { most, peakOf } from './extremes.js';
import type { Figure } from './figure.js';
import { type LayerHeadMatrices, readLayers } from './head-weights.js';
import { light } from './light.js';
import { formatShare } from './shares.js';
import { estimateWidth, finding, format, literal, titleAt, titleRoom } from './texts.js';
import { font, frame } from './theme.js';

/** What the explorer may be told. */
export interface AttentionExplorerOptions {
  /** The words, special ones included. */
  tokens: readonly string[];
  /** The layer shown first, counted from 1 (default: 1). */
  layer?: number;
  /** The head shown first, counted from 1 (default: 1). */
  head?: number;
  /** The word whose lines are shown first, by spelling or by place from 0 (default: all words). */
  word?: string | number;
  /** [layers][heads]: what is said about each head when it is chosen. */
  notes?: readonly (readonly string[])[];
  /** What the picture shows, as a finding. */
  title?: string;
}

const checkWord: Check = (caller, name, value) => {
  if (typeof value !== 'string' && typeof value !== 'number')
    throw new TypeError(`${caller}: expected ${name} as a spelling or a place, got ${described(value)}`);
};

const OPTIONS: OptionChecks<AttentionExplorerOptions> = {
  tokens: checkTexts,
  layer: checkCount,
  head: checkCount,
  word: checkWord,
  notes: checkEach(checkTexts),
  title: checkText,
};

/** A line is drawn in one of five inks, the nearest to its weight: 0.2, 0.4, … 1. What is below 0.1 is not drawn. */
const INKS = 5;
const LINE_COLOUR = '#1f66a8';
const WORD_HEIGHT = 24;
const DOTS = 2; // traces before those of the lines: the ends of the lines, which answer when pointed at
const MOST_TOLD = 3;

/**
 * All heads of a model on one sentence: choose a head in the table on the right, and a word on the left to see only its lines.
 *
 * The choice is part of the figure, so it works in a saved notebook, without a kernel.
 * A line's ink is its weight, to the nearest fifth; weights below 0.1 are left out. The dots at its ends tell weights in numbers.
 *
 * @param weights [layers, heads, n, n]: attention weights between 0 and 1
 * @param options tokens, layer, head, word, notes, title
 * @throws {RangeError} when the weights are not [layers, heads, n, n], the tokens don't fit, or a choice doesn't exist
 * @see Vig 2019, A Multiscale Visualization of Attention in the Transformer Model, https://arxiv.org/abs/1906.05714
 * @example
 * const weights = [[[[0.9, 0.1], [0.4, 0.6]]]]; // one layer, one head
 * const figure = attentionExplorer(weights, { tokens: ['they', 'are'] });
 * figure.layout.meta.description;
 * // → 'Lines between 2 words; choose one of 1 × 1 heads. Layer 1, head 1: they → they 0.90; are → are 0.60.'
 */
export function attentionExplorer(weights: LayerHeadMatrices, options: AttentionExplorerOptions): Figure {
  checkOptions('attentionExplorer', options, OPTIONS);
  const layers = readLayers('attentionExplorer', weights, options.tokens);
  const choice = chosen(layers, options);
  const stage = measure(layers, options);
  const { tokens } = options;
  return light('attentionExplorer', 'fewer words, layers or heads', {
    data: [...dots(layers, choice, tokens), ...lines(layers, choice)],
    layout: {
      ...frame(describe(layers, choice, options)),
      width: stage.width,
      height: stage.height,
      margin: stage.margin,
      title: titleAt(options.title, stage.width, stage.margin.t),
      showlegend: false,
      hovermode: 'closest',
      xaxis: { range: [0, 1], domain: [0, ACROSS / stage.inner], visible: false, fixedrange: true },
      yaxis: { range: [options.tokens.length - 0.5, -0.5], visible: false, fixedrange: true },
      shapes: [headFrame(choice.layer, choice.head, stage), wordBar(choice.word, stage)],
      annotations: [
        caption(headName(choice.layer, choice.head, options), stage),
        ...words(tokens),
        ...tableNames(layers.length, layers[0]!.length, stage),
      ],
      updatemenus: [
        ...headButtons(layers.length, layers[0]!.length, stage, (layer, head) => [
          changedBy(layers[layer]![head]!, tokens),
          { 'annotations[0].text': headName(layer, head, options) },
        ]),
        ...wordButtons(tokens, stage, (word) => linesSeen(tokens.length, word)),
      ],
    },
  });
}

interface Choice {
  layer: number;
  head: number;
  /** Place of the word, or −1 for all. */
  word: number;
}

function chosen(
  layers: number[][][][],
  { tokens, layer = 1, head = 1, word }: AttentionExplorerOptions,
): Choice {
  if (!layers[layer - 1]?.[head - 1])
    throw new RangeError(
      `attentionExplorer: expected a head from layer 1, head 1 to layer ${layers.length}, head ${layers[0]!.length}, got layer ${layer}, head ${head}`,
    );
  const place = typeof word === 'string' ? tokens.indexOf(word) : (word ?? -1);
  if (word !== undefined && tokens[place] === undefined)
    throw new RangeError(`attentionExplorer: expected a word of ${tokens.join(' ')}, got ${word}`);
  return { layer: layer - 1, head: head - 1, word: place };
}

function measure(layers: number[][][][], { tokens, title }: AttentionExplorerOptions): Stage {
  const widest = most(tokens.map((token) => estimateWidth(token, WORD_SIZE)));
  const left = Math.round(widest + 44);
  const table = tableRoom(layers.length, layers[0]!.length);
  const inner = ACROSS + left + table.width;
  const width = left + inner + 16;
  const top = Math.round(titleRoom(title, width) + 64);
  const tall = Math.max(tokens.length * WORD_HEIGHT, table.height + 12);
  return { width, height: top + tall + 24, margin: { l: left, r: 16, t: top, b: 24 }, inner };
}

/** The ends of the lines: a dot beside each word, on the left with what it looks at, on the right with who looks at it. */
function dots(layers: number[][][][], { layer, head }: Choice, tokens: readonly string[]) {
  const { y, hovertext } = changedBy(layers[layer]![head]!, tokens);
  const buttons = [layers.flat().length, 'own']; // those of words come after those of heads
  return [0, 1].map((side) => ({
    type: 'scatter',
    mode: 'markers',
    x: tokens.map(() => side),
    y: y[side]!,
    hovertext: hovertext[side]!,
    hoverinfo: 'text',
    meta: { buttons: buttons[side] },
    marker: { color: LINE_COLOUR, size: 6 },
    cliponaxis: false,
  }));
}

/** What another head changes in the traces. Plotly deals a list out to the traces over and over: lines take no texts. */
function changedBy(rows: number[][], tokens: readonly string[]) {
  const places = tokens.map((_, i) => i);
  const columns = places.map((j) => rows.map((row) => row[j]!));
  return {
    y: [places, places, ...heightsOf(rows)],
    hovertext: [
      rows.map((row, i) => told(`${tokens[i]} looks at`, row, tokens)),
      columns.map((column, j) => told(`${tokens[j]} is looked at by`, column, tokens)),
    ],
  };
}

function told(begin: string, weights: number[], tokens: readonly string[]): string {
  const order = weights.map((_, i) => i).sort((a, b) => weights[b]! - weights[a]!);
  const most = order.slice(0, MOST_TOLD).map((i) => `${formatShare(weights[i]!, 2)} ${literal(tokens[i]!)}`);
  return [literal(begin), ...most].join('<br>');
}

/** Which traces are seen when one word is chosen: the dots, and its lines. */
function linesSeen(count: number, word: number): boolean[] {
  const inks = Array.from({ length: count }, (_, i) => Array<boolean>(INKS).fill(i === word));
  return [...Array<boolean>(DOTS).fill(true), ...inks.flat()];
}

/** For each word and ink: the heights of a stroke from the word to a key, back, to the next key, back, … */
function heightsOf(rows: number[][]): number[][] {
  return rows.flatMap((row, i) =>
    Array.from({ length: INKS }, (_, ink) =>
      row.flatMap((weight, j) => (Math.round(weight * INKS) === ink + 1 ? [i, j] : [])),
    ),
  );
}

/** A trace for each word and ink. All heads share x, which is as long as any of them needs; a head changes y alone. */
function lines(layers: number[][][][], { layer, head, word }: Choice) {
  const needed: number[] = [];
  for (const rows of layers.flat())
    for (const [k, heights] of heightsOf(rows).entries())
      needed[k] = Math.max(needed[k] ?? 0, heights.length);
  return heightsOf(layers[layer]![head]!).map((y, k) => ({
    type: 'scatter',
    mode: 'lines',
    x: Array.from({ length: needed[k]! }, (_, i) => i % 2),
    y,
    opacity: ((k % INKS) + 1) / INKS,
    line: { color: LINE_COLOUR, width: 3 },
    visible: word < 0 || Math.floor(k / INKS) === word,
    hoverinfo: 'skip',
  }));
}

function words(tokens: readonly string[]) {
  const side = (token: string, i: number, x: 0 | 1) => ({
    showarrow: false,
    xref: 'x',
    yref: 'y',
    text: literal(token),
    x,
    y: i,
    xanchor: x ? 'left' : 'right',
    xshift: x ? 8 : -18, // behind the button on the left
    yanchor: 'middle',
    font: { ...font, size: WORD_SIZE },
  });
  return tokens.flatMap((token, i) => [side(token, i, 0), side(token, i, 1)]);
}

function caption(text: string, { margin, inner }: Stage) {
  const x = (ACROSS + margin.l) / inner;
  return {
    showarrow: false,
    xref: 'paper',
    yref: 'paper',
    text,
    x,
    xanchor: 'left',
    y: 1,
    yanchor: 'bottom',
    yshift: 26,
    font: { ...font, size: 15 },
  };
}

function headName(layer: number, head: number, { notes }: AttentionExplorerOptions): string {
  const note = notes?.[layer]?.[head];
  return `<b>layer ${layer + 1}, head ${head + 1}</b>${note ? `: ${note}` : ''}`;
}

function describe(
  layers: number[][][][],
  { layer, head }: Choice,
  { tokens, title }: AttentionExplorerOptions,
): string {
  const strongest = layers[layer]![head]!.map((row, i) => {
    const peak = peakOf(row);
    return `${tokens[i]} → ${tokens[peak]} ${format(row[peak]!, 2)}`;
  });
  return finding(
    title,
    `Lines between ${tokens.length} words; choose one of ${layers.length} × ${layers[0]!.length} heads.`,
    `Layer ${layer + 1}, head ${head + 1}: ${strongest.join('; ')}.`,
  );
}
