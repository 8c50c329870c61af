import { checkLater, checkOptions, type OptionChecks } from '../check/options.js';
import { checkText, checkTexts } from '../check/values.js';
import { least, most } from './extremes.js';
import type { Figure } from './figure.js';
import { light } from './light.js';
import { placesInWords } from './map-words.js';
import { type Obstacle, placeLabels } from './place-labels.js';
import { principalComponents } from './principal-components.js';
import { estimateWidth, finding, literal, titleAt, titleRoom } from './texts.js';
import { font, frame, grid, legendAbove, muted, niceStep, wordColours } from './theme.js';
import { checkLabels, fail, type Matrix, readMatrix } from './values.js';

/** What a map of words may be told. */
export interface WordMapOptions {
  /** The words, one for each point. */
  tokens: readonly string[];
  /** [n, d]: where each word moves to; an arrow leads there. */
  to?: Matrix;
  /** A name for each point's group; each group has a colour. */
  groups?: readonly string[];
  /** What the picture shows, as a finding. */
  title?: string;
  /** What the two directions are, for points of two numbers. */
  xTitle?: string;
  yTitle?: string;
}

const OPTIONS: OptionChecks<WordMapOptions> = {
  tokens: checkTexts,
  to: checkLater,
  groups: checkTexts,
  title: checkText,
  xTitle: checkText,
  yTitle: checkText,
};

const WIDTH = 640;
const HEIGHT = 460;

/** More names than this can't be told apart; the others are seen under the pointer. */
const MOST_LABELS = 200;

/**
 * Words as points on a page: near means alike.
 *
 * Points of two numbers are drawn where they are. Of longer vectors the two directions are drawn in which they spread most
 * (principal components); the axes say how much of the spread they show. Both axes have the same scale.
 *
 * @param points [n, d], d ≥ 2
 * @param options words, arrows, groups, title
 * @throws {RangeError} when words, groups or arrows don't fit the points
 * @example
 * const figure = wordMap([[0, 0], [3, 4]], { tokens: ['they', 'transformers'] });
 * figure.data[0].x; // → [0, 3]
 */
export function wordMap(points: Matrix, options: WordMapOptions): Figure {
  checkOptions('wordMap', options, OPTIONS);
  const from = readMatrix('wordMap', points);
  const to = options.to === undefined ? undefined : readMatrix('wordMap', options.to);
  const [n, d] = [from.length, from[0]!.length];
  if (d < 2) fail('wordMap', 'points [n, d] of 2 numbers or more', `[${n}, ${d}]`);
  if (to && (to.length !== n || to[0]!.length !== d))
    fail('wordMap', `arrows to [${n}, ${d}]`, `[${to.length}, ${to[0]!.length}]`);
  checkLabels('wordMap', 'tokens', options.tokens, n);
  if (options.groups) checkLabels('wordMap', 'groups', options.groups, n);
  const flat = flatten(from, to ?? []);
  return light(
    'wordMap',
    'fewer words',
    draw(flat.points.slice(0, n), flat.points.slice(n), flat.axes, options),
  );
}

type Point = [number, number];

function flatten(from: number[][], to: number[][]): { points: Point[]; axes: [string?, string?] } {
  const all = [...from, ...to];
  if (all[0]!.length === 2) return { points: all as Point[], axes: [] };
  const { coordinates, shares } = principalComponents(all);
  const titles = shares.map(
    (share, i) => `principal direction ${i + 1}: ${Math.round(share * 100)} % of the spread`,
  );
  return { points: coordinates as Point[], axes: titles as [string, string] };
}

function draw(from: Point[], to: Point[], axes: [string?, string?], options: WordMapOptions): Figure {
  const { title, tokens } = options;
  const width = WIDTH + 80;
  const margin = { l: 56, r: 24, t: Math.round(titleRoom(title, width) + (options.groups ? 40 : 12)), b: 52 };
  const view = viewOf([...from, ...to], tokens);
  const colours = coloursOf(from.length, options);
  const step = niceStep((view.x[1] - view.x[0]) / 7);
  return {
    data: marks(from, to, view, options),
    layout: {
      ...frame(describe(from, to, axes, options)),
      width,
      height: margin.t + HEIGHT + margin.b,
      margin,
      title: titleAt(title, width, margin.t),
      ...legendAbove(options.groups !== undefined),
      hovermode: 'closest',
      xaxis: axis(view.x, options.xTitle, axes[0], step),
      yaxis: axis(view.y, options.yTitle, axes[1], step),
      annotations: to.flatMap((end, i) =>
        isStill(from[i]!, end) ? [] : [arrow(from[i]!, end, colours[i]!)],
      ),
    },
  };
}

interface View {
  x: [number, number];
  y: [number, number];
  perPixel: number;
}

// As much of the plane as holds all points and leaves room for labels at the edges, to the same scale in both directions.
function viewOf(points: Point[], tokens: readonly string[]): View {
  const room = Math.min(most(tokens.map((token) => estimateWidth(token, font.size))) + 16, WIDTH / 4);
  const [left, right] = extent(points.map(([x]) => x));
  const [bottom, top] = extent(points.map(([, y]) => y));
  const perPixel = Math.max((right - left) / (WIDTH - 2 * room), (top - bottom) / (HEIGHT - 72)) || 1;
  const around = (from: number, to: number, pixels: number): [number, number] => {
    const middle = (from + to) / 2;
    return [middle - (perPixel * pixels) / 2, middle + (perPixel * pixels) / 2];
  };
  return { x: around(left, right, WIDTH), y: around(bottom, top, HEIGHT), perPixel };
}

function extent(values: number[]): [number, number] {
  return [least(values), most(values)];
}

function marks(from: Point[], to: Point[], view: View, options: WordMapOptions) {
  const toPixels = ([x, y]: Point) => ({
    x: (x - view.x[0]) / view.perPixel,
    y: (view.y[1] - y) / view.perPixel,
  });
  const label = (i: number) =>
    i >= MOST_LABELS || isRepeated(i, from, options.tokens) ? '' : options.tokens[i]!;
  const labelled = from.slice(0, MOST_LABELS).map((point, i) => ({
    ...toPixels(point),
    width: estimateWidth(label(i), font.size),
  }));
  const unnamed = from.slice(MOST_LABELS, 10 * MOST_LABELS).map(toPixels);
  const arrows = to.flatMap((end, i) => along(toPixels(from[i]!), toPixels(end)));
  const obstacles = [...unnamed, ...arrows];
  const colours = coloursOf(from.length, options);
  const places = placeLabels(labelled, { width: WIDTH, height: HEIGHT }, obstacles);
  const groups = membersOf(from.length, options);
  return Array.from(groups, ([name, members]) => {
    return {
      type: 'scatter',
      mode: 'markers+text',
      ...(name !== undefined && { name }),
      x: members.map((i) => from[i]![0]),
      y: members.map((i) => from[i]![1]),
      text: members.map((i) => literal(label(i))),
      textposition: members.map((i) => places[i] ?? 'middle right'),
      textfont: { size: font.size },
      marker: {
        size: 9,
        color: members.map((i) => colours[i]!),
        line: { color: 'white', width: 1 },
      },
      hovertext: members.map((i) => literal(options.tokens[i]!)),
      hovertemplate: '%{hovertext}: %{x:.2f}, %{y:.2f}<extra></extra>',
      cliponaxis: false,
    };
  });
}

// What stays where it is needs no arrow.
function isStill([ax, ay]: Point, [x, y]: Point): boolean {
  return ax === x && ay === y;
}

// A word that comes again at the same place needs no second label.
function isRepeated(i: number, points: Point[], tokens: readonly string[]): boolean {
  const [x, y] = points[i]!;
  return points.slice(0, i).some(([ax, ay], k) => ax === x && ay === y && tokens[k] === tokens[i]);
}

// Where an arrow passes, every few pixels.
function along(from: Obstacle, to: Obstacle): Obstacle[] {
  const steps = Math.max(1, Math.round(Math.hypot(to.x - from.x, to.y - from.y) / 8));
  const at = (step: number) => ({
    x: from.x + ((to.x - from.x) * step) / steps,
    y: from.y + ((to.y - from.y) * step) / steps,
  });
  return Array.from({ length: steps }, (_, i) => at(i + 1));
}

function coloursOf(count: number, options: WordMapOptions): string[] {
  const colours = Array<string>(count);
  [...membersOf(count, options).values()].forEach((members, group) => {
    for (const i of members) colours[i] = wordColours[group % wordColours.length]!;
  });
  return colours;
}

/** The places of each group's words, in the order in which groups come; without groups all in one. */
function membersOf(count: number, { groups }: WordMapOptions): Map<string | undefined, number[]> {
  const members = new Map<string | undefined, number[]>();
  for (let i = 0; i < count; i++) {
    const known = members.get(groups?.[i]);
    if (known) known.push(i);
    else members.set(groups?.[i], [i]);
  }
  return members;
}

function arrow([ax, ay]: Point, [x, y]: Point, arrowcolor: string) {
  return {
    x,
    y,
    ax,
    ay,
    xref: 'x',
    yref: 'y',
    axref: 'x',
    ayref: 'y',
    text: '',
    showarrow: true,
    arrowhead: 2,
    arrowsize: 1.2,
    arrowwidth: 2,
    arrowcolor,
    opacity: 0.75,
    startstandoff: 5,
  };
}

// Principal directions have no numbers worth reading: only near and far count.
function axis(
  range: [number, number],
  given: string | undefined,
  principal: string | undefined,
  dtick: number,
) {
  const title = given ?? principal;
  return {
    range,
    dtick,
    showgrid: !principal,
    gridcolor: grid,
    zeroline: !principal,
    zerolinecolor: '#9aa5b1',
    ticks: '',
    showticklabels: !principal,
    tickfont: { size: 13, color: muted },
    showline: true,
    linecolor: '#cbd2d9',
    mirror: true,
    ...(title && { title: { text: title, font: { size: 14, color: muted } } }),
  };
}

function describe(
  from: Point[],
  to: Point[],
  axes: [string?, string?],
  { title, tokens, groups }: WordMapOptions,
): string {
  const members = groups ? [...membersOf(from.length, { tokens, groups })] : [];
  return finding(
    title,
    `Map of ${from.length} words${to.length > 0 ? ', with an arrow to where each moves' : ''}${groups ? `, in groups: ${[...new Set(groups)].join(', ')}` : ''}.`,
    ...(axes[0] ? [`Across: ${axes[0]}. Up: ${axes[1]}.`] : []),
    ...(from.length > MOST_LABELS ? [`Named: the first ${MOST_LABELS} of them.`] : []),
    ...placesInWords(
      from,
      to,
      tokens,
      members.map(([name, places]) => ({ name, members: places })),
    ),
  );
}
