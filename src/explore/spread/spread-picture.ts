import type { VNode } from 'preact';
import { at, heading, picture } from '../draw/picture.js';
import { track } from '../draw/track.js';
import type { View } from '../kind.js';
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

function lengthTrack({ dK }: SpreadState, view: View): VNode[] {
  const marks = Array.from({ length: DOUBLINGS + 1 }, (_, k) => 2 ** k);
  const place = (length: number) => DOUBLING * Math.log2(length);
  return track({ id: 'dK', label: 'dimensions d_k', value: dK, marks, place }, view);
}
