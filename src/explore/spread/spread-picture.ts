import type { VNode } from 'preact';
import { disc, sliderRoles } from '../draw/disc.js';
import { at, heading, picture } from '../draw/picture.js';
import { element, text } from '../draw/svg.js';
import type { View } from '../kind.js';
import { LONGEST } from './coin-scores.js';
import { SCORE_BARS, scoreBars } from './score-bars.js';
import { SPREAD_CURVE, spreadCurve } from './spread-curve.js';
import { DOUBLING, DOUBLINGS, type SpreadState } from './spread-state.js';
import { spreadFinding } from './spread-words.js';

const TRACK = 58;

/** The slider of the length, the scores as bars, and beside them how their spread grows. */
export function spreadPicture(state: SpreadState, view: View): VNode {
  const isWide = view.width >= 620;
  const width = isWide ? 704 : 340;
  const title = heading(spreadFinding(state), width - 4, view);
  const top = title.height + 10;
  const plots = top + TRACK + 12;
  const curve = isWide ? { x: 416, y: plots } : { x: 0, y: plots + SCORE_BARS.height + 16 };
  return picture(
    { width, height: curve.y + SPREAD_CURVE.height, label: 'Spread of scores' },
    view,
    ...title.nodes,
    at(0, top, ...lengthTrack(state, view)),
    at(0, plots, ...scoreBars(state, view, isWide ? 392 : 340)),
    at(curve.x, curve.y, ...spreadCurve(state, view, isWide ? 288 : 340)),
  );
}

function lengthTrack({ dK }: SpreadState, { palette, isLive }: View): VNode[] {
  const left = 18;
  const y = 20;
  const place = (length: number) => left + DOUBLING * Math.log2(length);
  const long = DOUBLING * DOUBLINGS;
  const marks = Array.from({ length: DOUBLINGS + 1 }, (_, k) => 2 ** k);
  const roles = isLive ? sliderRoles('dimensions d_k', dK, [1, LONGEST]) : {};
  return [
    element('rect', { x: left, y: y - 2, width: long, height: 4, rx: 2, fill: palette.line }),
    element('rect', { x: left, y: y - 2, width: place(dK) - left, height: 4, rx: 2, fill: palette.accent }),
    ...marks.map((mark) =>
      text(place(mark), y + 30, `${mark}`, { size: 11, fill: palette.soft, anchor: 'middle' }),
    ),
    disc(palette, { id: 'dK', x: place(dK), y, isSeen: false, roles }),
  ];
}
