import type { VNode } from 'preact';
import { numberText } from '../draw/number-text.js';
import { element, text } from '../draw/svg.js';
import type { View } from '../kind.js';
import { blockCount, type Known, knownAfter, type OnlineState } from './online-state.js';

const LINE = 26;
const KEY = [
  'A row: after this block. A bar: e to the power of',
  'score − maximum so far. Below: score, then value.',
] as const;

/** What is written above each column, and the number in it. */
const COLUMNS: readonly (readonly [name: string, of: (known: Known) => number])[] = [
  ['maximum', ({ max }) => max],
  ['shrink', ({ shrink }) => shrink],
  ['sum', ({ sum }) => sum],
  ['output', ({ output }) => output],
  ['out / sum', ({ answer }) => answer],
];

/** How high the table is, with what explains the bars. */
export function tableHeight(state: OnlineState): number {
  return LINE * (blockCount(state) + 1) + 18 * KEY.length + 14;
}

/** What is carried from block to block; what isn't known yet is left open. */
export function onlineTable(state: OnlineState, { palette }: View, width: number): VNode[] {
  const across = (c: number) => 30 + ((c + 1) * (width - 34)) / COLUMNS.length;
  const soft = { size: 11.5, fill: palette.soft, anchor: 'end' } as const;
  const names = COLUMNS.map(([name], c) => text(across(c), 16, name, { ...soft, weight: 700 }));
  const rows = knownAfter(state).flatMap((known, k) => {
    const y = LINE * (k + 1);
    const [isNow, isSeen] = [k === state.seen - 1, k < state.seen];
    const style = {
      size: 13,
      anchor: 'end',
      fill: isSeen ? palette.ink : palette.soft,
      weight: isNow ? 700 : 400,
    } as const;
    return [
      element('rect', {
        x: 0,
        y: y + 1,
        width,
        height: LINE - 2,
        rx: 6,
        fill: isNow ? palette.lit : palette.ground,
      }),
      text(6, y + 18, `${k + 1}`, { ...style, anchor: 'start' }),
      ...COLUMNS.map(([, of], c) => text(across(c), y + 18, isSeen ? numberText(of(known)) : '·', style)),
    ];
  });
  const below = LINE * (blockCount(state) + 1) + 20;
  return [
    ...names,
    ...rows,
    ...KEY.map((line, k) => text(2, below + 18 * k, line, { size: 12, fill: palette.soft })),
  ];
}
