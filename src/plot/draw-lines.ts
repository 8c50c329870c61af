import { most, peakOf } from './extremes.js';
import type { Figure } from './figure.js';
import { formatShare } from './shares.js';
import { sayStrongest } from './strongest-lines.js';
import { estimateWidth, literal, titleAt, titleRoom } from './texts.js';
import { font, frame, muted, PAGE, wordColours } from './theme.js';

/** All that the picture of lines is made from. */
export interface Scene {
  weights: number[][];
  queries: readonly string[];
  keys: readonly string[];
  /** Places of the words in colour; none: all of them. */
  focus?: readonly number[];
  title?: string;
  direction?: 'rows' | 'columns';
  description: string;
  /** [n, k]: the keys that each query has a line to. */
  drawn: number[][];
}

// Places are told as `along` the sentence (pixels) and `across` from queries (0) to keys (1).
// In two rows along is x and across is y, downwards; in two columns it is the other way round.
interface Stage {
  isRows: boolean;
  from: number[];
  to: number[];
  span: number;
  width: number;
  height: number;
  margin: { l: number; r: number; t: number; b: number };
}

const SIZE = 18;
const LINE = 5; // a line's width
const LENGTH = 240; // of a line that goes straight across
const ROOM = 0.15; // for words beyond both ends of the lines, as a share of that length
const SIDES = { l: 104, r: 32 }; // beside two rows
const PALE = { line: '#b6c0ca', word: '#6b7785' }; // words out of focus

/** Draws the words and, between them, lines of the given weights. */
export function drawLines(scene: Scene): Figure {
  const fits =
    Math.max(inSentence(scene.queries).span, inSentence(scene.keys).span) <= PAGE - SIDES.l - SIDES.r;
  const stage =
    (scene.direction ?? (fits ? 'rows' : 'columns')) === 'rows' ? rowStage(scene) : columnStage(scene);
  const { isRows, from, to, span, width, height, margin } = stage;
  const colours = coloursOf(scene, PALE.word);
  return {
    data: [
      ...curves(scene, stage, coloursOf(scene, PALE.line)),
      dots(from, isRows, coloursOf(scene, PALE.line), looksAt(scene)),
      words(queryTexts(scene), from, 0, isRows, colours, looksAt(scene)),
      words(keyTexts(scene), to, 1, isRows, keyColours(scene), lookedAt(scene)),
    ],
    layout: {
      ...frame(scene.description),
      width,
      height,
      margin,
      title: titleAt(scene.title, width, margin.t),
      showlegend: false,
      hovermode: 'closest',
      hoverdistance: 30,
      xaxis: { range: isRows ? [0, span] : [-ROOM, 1 + ROOM], visible: false, fixedrange: true },
      yaxis: { range: isRows ? [1 + ROOM, -ROOM] : [span, 0], visible: false, fixedrange: true },
      annotations: [caption('query', 0, isRows), caption('key', 1, isRows), ...footnote(scene)],
      updatemenus: chips(scene, stage, colours),
    },
  };
}

function rowStage({ queries, keys, title, drawn }: Scene): Stage {
  const bottom = sayStrongest(drawn, keys.length) ? 32 : 8;
  const [from, to] = [inSentence(queries), inSentence(keys)];
  const span = Math.max(from.span, to.span);
  const width = Math.max(SIDES.l + span + SIDES.r, 440);
  const margin = {
    l: SIDES.l,
    r: width - SIDES.l - span,
    t: Math.round(titleRoom(title, width) + 12),
    b: bottom,
  };
  const height = margin.t + LENGTH * (1 + 2 * ROOM) + margin.b;
  return { isRows: true, from: from.centres, to: to.centres, span, width, height, margin };
}

function columnStage({ queries, keys, title, drawn }: Scene): Stage {
  const [from, to] = [inColumn(queries), inColumn(keys)];
  const span = Math.max(from.span, to.span);
  const [left, right] = [queries, keys].map((labels) =>
    most(labels.map((label) => estimateWidth(label, SIZE))),
  );
  const width = Math.round(left! + LENGTH * (1 + 2 * ROOM) + right! + 24);
  const margin = {
    l: Math.round(left!),
    r: Math.round(right! + 24),
    t: Math.round(titleRoom(title, width) + 44),
    b: sayStrongest(drawn, keys.length) ? 32 : 16,
  };
  const height = margin.t + span + margin.b;
  return { isRows: false, from: from.centres, to: to.centres, span, width, height, margin };
}

// Words stand side by side, each as wide as it is.
function inSentence(labels: readonly string[]): { centres: number[]; span: number } {
  const gap = 36;
  let x = -gap;
  const centres = labels.map((label) => {
    const width = Math.max(estimateWidth(label, SIZE), 28);
    x += gap + width;
    return Math.round(x - width / 2);
  });
  return { centres, span: Math.round(x) };
}

function inColumn(labels: readonly string[]): { centres: number[]; span: number } {
  return { centres: labels.map((_, i) => 34 * i + 17), span: 34 * labels.length };
}

// Key by key, and within a key query by query: a list of n says for each query how wide its lines are.
function curves({ weights, drawn }: Scene, { from, to, isRows }: Stage, colours: string[]) {
  return drawn[0]!.flatMap((_, k) =>
    from.map((start, i) => {
      const j = drawn[i]![k]!;
      const end = to[j]!;
      const along = CURVE.map(({ along: share }) => Math.round((start + (end - start) * share) * 10) / 10);
      return {
        type: 'scatter',
        mode: 'lines',
        ...turned(along, ACROSS, isRows),
        opacity: weights[i]![j]!,
        line: { color: colours[i]!, width: LINE, shape: 'spline' },
        hoverinfo: 'skip',
      };
    }),
  );
}

// A cubic Bézier curve that leaves and arrives straight: its control points lie half-way across.
const CURVE = [0, 1, 2, 3, 4, 5, 6, 7, 8]
  .map((step) => step / 8)
  .map((t) => ({
    along: 3 * t ** 2 - 2 * t ** 3,
    across: Math.round((1.5 * t - 1.5 * t ** 2 + t ** 3) * 1000) / 1000,
  }));
const ACROSS = CURVE.map(({ across }) => across);

function footnote({ drawn, keys }: Scene) {
  const text = sayStrongest(drawn, keys.length);
  const place = { xref: 'paper', yref: 'paper', x: 0, xanchor: 'left', y: 0, yanchor: 'top', yshift: -4 };
  return text ? [{ text, showarrow: false, font: { size: 14, color: muted }, ...place }] : [];
}

// Where the lines of a word begin; the button on the word takes no hover, so the dot tells what it looks at.
function dots(along: number[], isRows: boolean, color: string[], hovertext: string[]) {
  const place = turned(
    along,
    along.map(() => 0),
    isRows,
  );
  return {
    type: 'scatter',
    mode: 'markers',
    ...place,
    marker: { size: 9, color },
    hovertext,
    hoverinfo: 'text',
    cliponaxis: false,
  };
}

function turned<T>(along: T, across: T, isRows: boolean): { x: T; y: T } {
  return isRows ? { x: along, y: across } : { x: across, y: along };
}

function words(
  text: string[],
  along: number[],
  across: 0 | 1,
  isRows: boolean,
  color: string[],
  hovertext: string[],
) {
  return {
    type: 'scatter',
    mode: 'text',
    ...turned(
      along,
      along.map(() => beyond(across, isRows)),
      isRows,
    ),
    text,
    textposition: isRows ? 'middle center' : across ? 'middle right' : 'middle left',
    textfont: { size: SIZE, color },
    hovertext,
    hoverinfo: 'text',
    cliponaxis: false,
  };
}

function beyond(across: 0 | 1, isRows: boolean): number {
  const distance = isRows ? 0.08 : 0.02;
  return across === 0 ? -distance : 1 + distance;
}

// The same place as a share of the picture, where x grows to the right and y upwards.
function onPaper(along: number, across: number, isRows: boolean): { x: number; y: number } {
  const { x, y } = turned(along, (across + ROOM) / (1 + 2 * ROOM), isRows);
  return { x, y: 1 - y };
}

function caption(text: string, across: 0 | 1, isRows: boolean) {
  const place = isRows ? onPaper(0, beyond(across, true), true) : onPaper(0, across, false);
  const anchors = isRows
    ? { xanchor: 'left', xshift: 16 - SIDES.l, yanchor: 'middle' } // below the title's beginning
    : { xanchor: 'center', yanchor: 'bottom', yshift: 6 };
  return {
    text,
    showarrow: false,
    xref: 'paper',
    yref: 'paper',
    font: { size: 14, color: muted },
    ...place,
    ...anchors,
  };
}

// On each word lies a button that leaves the lines of this word and no other. Lines are hidden by their width, which words don't
// have: so a list of n goes for all traces, and nothing need name each of them.
function chips({ queries }: Scene, { from, span, isRows }: Stage, colours: string[]) {
  const chip = (label: string, color: string, width: number | number[]) => ({
    type: 'buttons',
    showactive: false,
    pad: { l: 0, r: 0, t: 0, b: 0 },
    bgcolor: 'white',
    bordercolor: '#cbd2d9',
    font: { ...font, size: SIZE, color },
    buttons: [{ label: literal(label), method: 'restyle', args: [{ 'line.width': width }] }],
  });
  const onWords = queries.map((word, i) => ({
    ...chip(
      word,
      colours[i]!,
      queries.map((_, k) => (k === i ? LINE : 0)),
    ),
    ...onPaper(from[i]! / span, beyond(0, isRows), isRows),
    xanchor: isRows ? 'center' : 'right',
    yanchor: 'middle',
  }));
  return [...onWords, { ...chip('all words', muted, LINE), ...allWords(isRows) }];
}

function allWords(isRows: boolean) {
  const place = isRows
    ? { ...onPaper(0, 0.5, true), xanchor: 'right', yanchor: 'middle' }
    : { ...onPaper(0, 0.5, false), xanchor: 'center', yanchor: 'bottom' };
  return { ...place, pad: isRows ? { r: 20 } : { b: 8 }, font: { ...font, size: 13, color: muted } };
}

function coloursOf({ queries, focus }: Scene, pale: string): string[] {
  return queries.map((_, i) => {
    const place = focus ? focus.indexOf(i) : i;
    return place < 0 ? pale : wordColours[place % wordColours.length]!;
  });
}

function queryTexts({ queries, focus }: Scene): string[] {
  return queries.map((word, i) => (focus?.includes(i) ? `<b>${literal(word)}</b>` : literal(word)));
}

// Where the words in focus look first stands out; without a focus no key does.
function keyTexts(scene: Scene): string[] {
  return scene.keys.map((word, j) => (isPeak(scene, j) ? `<b>${literal(word)}</b>` : literal(word)));
}

function keyColours(scene: Scene): string[] {
  return scene.keys.map((_, j) => (!scene.focus || isPeak(scene, j) ? font.color : PALE.word));
}

function isPeak({ weights, focus }: Scene, j: number): boolean {
  return focus?.some((i) => peakOf(weights[i]!) === j) ?? false;
}

function looksAt({ weights, queries, keys }: Scene): string[] {
  return queries.map((query, i) => `<b>${literal(query)}</b> looks at<br>${strongest(weights[i]!, keys)}`);
}

function lookedAt({ weights, queries, keys }: Scene): string[] {
  return keys.map(
    (key, j) =>
      `<b>${literal(key)}</b> is looked at by<br>${strongest(
        weights.map((row) => row[j]!),
        queries,
      )}`,
  );
}

function strongest(weights: number[], labels: readonly string[]): string {
  return weights
    .map((weight, i) => ({ weight, label: labels[i]! }))
    .sort((a, b) => b.weight - a.weight)
    .slice(0, 8)
    .map(({ weight, label }) => `${formatShare(weight, 2)} ${literal(label)}`)
    .join('<br>');
}
