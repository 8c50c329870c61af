import type { VNode } from 'preact';
import { wrap } from '../../plot/texts.js';
import { BUTTON, buttonRows } from '../draw/button.js';
import { at, heading, picture } from '../draw/picture.js';
import { text } from '../draw/svg.js';
import { track } from '../draw/track.js';
import type { View } from '../kind.js';
import { CURVE, fewCurve } from './few-curve.js';
import { fewMap, mapHeight } from './few-map.js';
import { countsOf, type FewState, JUDGED, tasks } from './few-state.js';
import { dotText, fewFinding } from './few-words.js';

/** So many pixels on the track are from a count to the next, twice as large. */
export const DOUBLING = 48;

const [TRACK, LINE] = [58, 18] as const;

/** The task, the slider of labels, the map with its fields, the curves, and the text that is looked at. */
export function fewPicture(state: FewState, view: View): VNode {
  const isWide = view.width >= 620;
  const width = isWide ? 704 : 340;
  const title = heading(fewFinding(state), width - 20, view);
  const buttons = title.height + 12;
  const slider = buttons + BUTTON + 8;
  const map = slider + TRACK + 10;
  const below = map + mapHeight + 18;
  const lines = linesOf(state, width);
  const curve = isWide ? { x: 704 - CURVE.width, y: map } : { x: 0, y: below + LINE * lines.length + 14 };
  const height = isWide ? below + LINE * lines.length : curve.y + CURVE.height;
  return picture(
    { width, height, label: 'A probe on few labels' },
    view,
    ...title.nodes,
    at(0, buttons, ...fewButtons(state, view, isWide ? 420 : 340)),
    at(0, slider, ...labelTrack(state, view)),
    at(0, map, ...fewMap(state, view)),
    ...lines.map((line, k) => text(2, below + LINE * k, line, { size: 13, fill: view.palette.ink })),
    at(curve.x, curve.y, ...fewCurve(state, view)),
  );
}

// The text that is looked at has room for three lines, that nothing below it moves.
function linesOf({ read, look }: FewState, width: number): string[] {
  const own = wrap(dotText(read.dots[look]!, read.classes), width - 8, 14).slice(0, 3);
  const room = Array.from({ length: (width > 600 ? 2 : 3) - own.length }, () => '');
  const flat = Math.round((100 * read.flatRight) / JUDGED);
  const note = `The map: ${Math.round(100 * read.shown)} % of the spread. Full dots are right, open ones wrong, diamonds are learned from. Fields are of a probe that sees the map alone: ${flat} % right.`;
  return [...own, ...room, ...wrap(note, width - 8, 14)];
}

function fewButtons({ task, draw }: FewState, view: View, width: number): VNode[] {
  const chosen = tasks.map((each) => ({
    id: `task.${each}`,
    label: each === 'topics' ? 'topics' : 'who does it',
    isOn: each === task,
  }));
  const all = [...chosen, { id: 'draw', label: `other texts (${draw})` }];
  return buttonRows(view, all, { width, columns: 3 });
}

function labelTrack({ task, labels }: FewState, view: View): VNode[] {
  const counts = countsOf(task);
  const place = (count: number) => DOUBLING * Math.log2(count / counts[0]!);
  return track({ id: 'labels', label: 'labels', value: labels, marks: counts, place }, view);
}
