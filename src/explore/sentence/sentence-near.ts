import type { VNode } from 'preact';
import { element, fitted, text } from '../draw/svg.js';
import type { View } from '../kind.js';
import { ROW, rowHandle } from './sentence-lines.js';
import type { SentenceState } from './sentence-state.js';
import { nearText } from './sentence-words.js';

const HEAD = 26;

/** How much room the nearest words take. */
export function nearHeight({ read, shows }: SentenceState, isWide: boolean): number {
  return HEAD + read.words.length * rowHeight(shows, isWide) + 6;
}

function rowHeight(shows: SentenceState['shows'], isWide: boolean): number {
  return shows === 'words' || isWide ? ROW : 40;
}

/** Which words are nearest to the vector of each, and to its new vector. */
export function sentenceNear(state: SentenceState, view: View, isWide: boolean): VNode[] {
  const { palette } = view;
  const [name, before, after] = isWide ? [4, 130, 420] : [4, 106, 106];
  const style = { size: 12, weight: 700, fill: palette.soft };
  const isAlone = state.shows === 'words';
  const heads = isWide
    ? [
        text(before, 14, isAlone ? 'nearest words' : 'its own vector is nearest to', style),
        ...(isAlone ? [] : [text(after, 14, 'its new vector is nearest to', style)]),
      ]
    : [text(name, 14, isAlone ? 'nearest words' : 'nearest words, before → and after', style)];
  const height = rowHeight(state.shows, isWide);
  const rows = state.read.words.map((word, i) => {
    const y = HEAD + i * height;
    const isSeen = i === state.look;
    const near = { size: 12.5, fill: palette.ink, weight: isSeen ? 600 : 400 };
    const own = nearText(state.read, state.read.before[i]!);
    const made = `${isWide ? '' : '→ '}${nearText(state.read, state.read.after[i]!)}`;
    const parts = [
      element('rect', {
        x: 0,
        y: y + 1,
        width: isWide ? 704 : 340,
        height: height - 2,
        rx: 6,
        fill: isSeen ? palette.lit : palette.ground,
      }),
      text(name, y + 17, fitted(word, before - name, 14.5), { weight: 700, fill: palette.ink }),
      ' ', // between words for who has them read out
      text(before, y + 17, fitted(own, isWide && !isAlone ? 280 : isWide ? 560 : 230, 12.5), near),
      ...(isAlone
        ? []
        : [text(after, isWide ? y + 17 : y + 33, fitted(made, isWide ? 280 : 230, 12.5), near)]),
    ];
    return isAlone ? rowHandle(state, view, i, parts, own) : element('g', {}, ...parts);
  });
  return [...heads, ...rows];
}
