import { most } from './extremes.js';
import { sayStrongest } from './strongest-lines.js';
import { estimateWidth, titleRoom } from './texts.js';
import { PAGE } from './theme.js';

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

/**
 * Where words and lines stand. Places are told as `along` the sentence (pixels) and `across` from queries (0) to keys (1):
 * in two rows along is x and across is y, downwards; in two columns it is the other way round.
 */
export interface Stage {
  isRows: boolean;
  from: number[];
  to: number[];
  span: number;
  width: number;
  height: number;
  margin: { l: number; r: number; t: number; b: number };
}

/** The size of the words, in pixels. */
export const SIZE = 18;

const LENGTH = 240; // of a line that goes straight across
/** For words beyond both ends of the lines, as a share of a line's length. */
export const ROOM = 0.15;
/** Beside two rows, in pixels. */
export const SIDES = { l: 104, r: 32 };

/** Sets the words: in two rows where they fit, else in two columns. */
export function setStage(scene: Scene): Stage {
  const fits =
    Math.max(inSentence(scene.queries).span, inSentence(scene.keys).span) <= PAGE - SIDES.l - SIDES.r;
  return (scene.direction ?? (fits ? 'rows' : 'columns')) === 'rows' ? rowStage(scene) : columnStage(scene);
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

/** Along and across as x and y. */
export function turned<T>(along: T, across: T, isRows: boolean): { x: T; y: T } {
  return isRows ? { x: along, y: across } : { x: across, y: along };
}

/** Across, just beyond the end of the lines where a word stands. */
export function beyond(across: 0 | 1, isRows: boolean): number {
  const distance = isRows ? 0.08 : 0.02;
  return across === 0 ? -distance : 1 + distance;
}

/** A place as a share of the picture, where x grows to the right and y upwards. */
export function onPaper(along: number, across: number, isRows: boolean): { x: number; y: number } {
  const { x, y } = turned(along, (across + ROOM) / (1 + 2 * ROOM), isRows);
  return { x, y: 1 - y };
}
