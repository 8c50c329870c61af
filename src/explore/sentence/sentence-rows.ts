import type { VNode } from 'preact';
import { least, most } from '../../plot/extremes.js';
import { format } from '../../plot/texts.js';
import { shareText } from '../draw/number-text.js';
import { mixed } from '../draw/palette.js';
import { at } from '../draw/picture.js';
import { element, text } from '../draw/svg.js';
import type { View } from '../kind.js';
import { lookingWord, ROW } from './sentence-lines.js';
import type { SentenceState } from './sentence-state.js';

/** Where the columns of a row begin, and how long its bars are. */
interface Columns {
  readonly cell: number;
  readonly looks: number;
  readonly room: number;
  readonly score: number;
  readonly scoreBar: number;
  readonly share: number;
  readonly shareBar: number;
}

const NUMBER = 46;

// On a narrow page there is no room for the matrix beside scores and shares.
function columnsOf({ read, shows }: SentenceState, isWide: boolean): Columns {
  const n = read.words.length;
  const hasShares = shows === 'steps';
  const cell = isWide ? 16 : hasShares ? 0 : Math.min(12, 92 / n);
  const looks = cell * n + (cell > 0 ? 8 : 1);
  const room = isWide ? 116 : 78;
  const score = looks + room + 14;
  const rest = (isWide ? 704 : 340) - score - NUMBER;
  if (!hasShares) return { cell, looks, room, score, scoreBar: rest, share: 0, shareBar: 0 };
  const scoreBar = Math.round(0.58 * (rest - NUMBER - 14));
  const share = score + scoreBar + NUMBER + 14;
  return { cell, looks, room, score, scoreBar, share, shareBar: rest - NUMBER - 14 - scoreBar };
}

/** For each word what the followed one scores it, and, with all steps, which share comes of it; beside it the whole matrix. */
export function sentenceRows(state: SentenceState, view: View, isWide: boolean): VNode[] {
  const columns = columnsOf(state, isWide);
  const { words } = state.read;
  return [
    // each part in a group of its own: what there is more or less of moves nothing else
    element(
      'g',
      {},
      ...(columns.cell > 0 ? words.flatMap((_, i) => matrixRow(state, view, columns.cell, i)) : []),
    ),
    at(columns.looks, 0, ...words.map((_, i) => lookingWord(state, view, columns.room, i))),
    ...words.flatMap((_, j) => [
      ...scoreBar(state, view, columns, j),
      ...(columns.shareBar > 0 ? shareBar(state, view, columns, j) : []),
    ]),
  ];
}

// White is the lowest score of a row, dark its highest.
function matrixRow({ read, look }: SentenceState, { palette }: View, cell: number, i: number): VNode[] {
  const row = read.scores![i]!;
  const [lowest, highest] = [least(row), most(row)];
  return row.map((score, j) =>
    element('rect', {
      x: j * cell,
      y: i * ROW + 2,
      width: cell - 1,
      height: ROW - 4,
      fill: mixed(palette.line, palette.accent, highest > lowest ? (score - lowest) / (highest - lowest) : 1),
      'fill-opacity': i === look ? 1 : 0.6,
    }),
  );
}

function scoreBar({ read, look }: SentenceState, { palette }: View, columns: Columns, j: number): VNode[] {
  const row = read.scores![look]!;
  const [lowest, highest] = [least(row, 0), most(row, 0)];
  const unit = columns.scoreBar / (highest - lowest || 1);
  const zero = columns.score - lowest * unit;
  const [score, y] = [row[j]!, j * ROW];
  const isBest = score === most(row);
  const end = columns.score + columns.scoreBar + NUMBER - 4;
  return [
    element('rect', {
      x: score < 0 ? zero + score * unit : zero,
      y: y + 6,
      width: Math.abs(score) * unit,
      height: ROW - 12,
      rx: 3,
      fill: score < 0 ? palette.minus : palette.plus,
    }),
    element('rect', { x: zero - 0.5, y: y + 2, width: 1, height: ROW - 4, fill: palette.soft }),
    text(end, y + 17.5, format(score, 1), { anchor: 'end', weight: isBest ? 700 : 400, fill: palette.ink }),
  ];
}

function shareBar({ read, look }: SentenceState, { palette }: View, columns: Columns, j: number): VNode[] {
  const [share, y] = [read.weights[look]![j]!, j * ROW];
  const bar = { x: columns.share, y: y + 6, height: ROW - 12, rx: 3 };
  const style = { weight: share > 0.2 ? 700 : 400, fill: palette.ink, anchor: 'end' } as const;
  return [
    element('rect', { ...bar, width: columns.shareBar, fill: palette.line }),
    element('rect', { ...bar, width: columns.shareBar * share, fill: palette.accent }),
    text(columns.share + columns.shareBar + NUMBER - 2, y + 17.5, shareText(share), style),
  ];
}
