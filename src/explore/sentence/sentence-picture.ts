import type { VNode } from 'preact';
import { at, heading, picture } from '../draw/picture.js';
import { text } from '../draw/svg.js';
import type { View } from '../kind.js';
import { hasScores, type Shown } from './reading.js';
import { ROW, sentenceLines } from './sentence-lines.js';
import { nearHeight, sentenceNear } from './sentence-near.js';
import { sentenceRows } from './sentence-rows.js';
import type { SentenceState } from './sentence-state.js';
import { sentenceFinding } from './sentence-words.js';

const LOOKS: Readonly<Record<Shown, string>> = {
  words: '',
  scores: 'with this score',
  steps: 'score and share',
  attention: 'with this share',
};

/** Who looks at whom, and below it the nearest words of each. */
export function sentencePicture(state: SentenceState, view: View): VNode {
  const isWide = view.width >= 620;
  const width = isWide ? 704 : 340;
  const title = heading(sentenceFinding(state), width - 4, view);
  const head = 10 + title.height;
  const isLooking = state.shows !== 'words' && state.read.words.length > 0;
  const near = head + (isLooking ? 24 + state.read.words.length * ROW + 16 : 0);
  const hasNear = state.shows !== 'scores';
  const height = near + (hasNear ? nearHeight(state, isWide) : 0);
  const style = { size: 12, weight: 700, fill: view.palette.soft };
  return picture(
    { width, height, label: 'What is read in it' },
    view,
    ...title.nodes,
    ...(isLooking
      ? [
          text(0, head + 14, 'a row looks …', style),
          text(width - 1, head + 14, `… at each word, ${LOOKS[state.shows]}`, { ...style, anchor: 'end' }),
          at(0, head + 24, ...(hasScores(state.shows) ? sentenceRows : sentenceLines)(state, view, isWide)),
        ]
      : []),
    ...(hasNear ? [at(0, near, ...sentenceNear(state, view, isWide))] : []),
  );
}
