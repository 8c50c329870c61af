import type { VNode } from 'preact';
import { wrap } from '../../plot/texts.js';
import { font } from '../draw/palette.js';
import { element, text } from '../draw/svg.js';
import type { View } from '../kind.js';
import { ROW, sentenceLines } from './sentence-lines.js';
import { nearHeight, sentenceNear } from './sentence-near.js';
import type { SentenceState } from './sentence-state.js';
import { sentenceFinding } from './sentence-words.js';

/** Who looks at whom, and below it the nearest words of each. */
export function sentencePicture(state: SentenceState, view: View): VNode {
  const { palette, isLive } = view;
  const isWide = view.width >= 620;
  const width = isWide ? 704 : 340;
  const title = wrap(sentenceFinding(state), width - 4, 17);
  const head = 10 + 21 * title.length;
  const isLooking = state.shows === 'attention' && state.read.words.length > 0;
  const near = head + (isLooking ? 24 + state.read.words.length * ROW + 16 : 0);
  const height = near + nearHeight(state, isWide);
  const style = { size: 12, weight: 700, fill: palette.soft };
  const at = (y: number, parts: VNode[]) => element('g', { transform: `translate(0 ${y})` }, ...parts);
  return element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      viewBox: `0 0 ${width} ${height}`,
      width,
      height,
      'font-family': font,
      ...(isLive ? { role: 'group', 'aria-label': 'What is read in it' } : {}),
    },
    ...title.map((line, k) => text(2, 17 + 21 * k, line, { size: 16, weight: 700, fill: palette.ink })),
    ...(isLooking
      ? [
          text(0, head + 14, 'a row looks …', style),
          text(width - 1, head + 14, '… at each word, with this share', { ...style, anchor: 'end' }),
          at(head + 24, sentenceLines(state, view, isWide)),
        ]
      : []),
    at(near, sentenceNear(state, view, isWide)),
  );
}
