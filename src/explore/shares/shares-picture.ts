import type { VNode } from 'preact';
import { format } from '../../plot/texts.js';
import { disc, sliderRoles } from '../draw/disc.js';
import { shareText } from '../draw/number-text.js';
import type { Palette } from '../draw/palette.js';
import { heading, picture } from '../draw/picture.js';
import { element, fitted, text } from '../draw/svg.js';
import type { View } from '../kind.js';
import { BOUND, HOTTEST, type SharesState, sharesOf, TRACK } from './shares-state.js';
import { leadOf } from './shares-words.js';

interface Places {
  readonly width: number;
  readonly row: number;
  /** Where the word stands, its track of scores, the bar of its share, and how long that is. */
  readonly name: { x: number; dy: number; room: number };
  readonly score: number;
  readonly share: number;
  readonly bar: number;
}

const WIDE: Places = {
  width: 704,
  row: 36,
  name: { x: 0, dy: 5, room: 96 },
  score: 106,
  share: 420,
  bar: 210,
};
const NARROW: Places = {
  width: 340,
  row: 52,
  name: { x: 0, dy: -16, room: 200 },
  score: 8,
  share: 262,
  bar: 40,
};
const TOP = 62;

/** Scores as bars with handles, the shares beside them, and below what moves all of them: shift and temperature. */
export function sharesPicture(state: SharesState, view: View): VNode {
  const { palette, isLive } = view;
  const places = view.width >= 620 ? WIDE : NARROW;
  const shares = sharesOf(state);
  const title = heading(leadOf(state), places.width - 4, view);
  const head = title.height;
  const rows = state.scores.map((score, i) => {
    const y = head + TOP + i * places.row;
    return element(
      'g',
      {},
      ...scoreRow({ state, places, palette, isLive }, i, score, y),
      ...shareBar(places, palette, shares[i]!, y),
    );
  });
  const end = head + TOP + state.scores.length * places.row + 26;
  const scene = { state, places, palette, isLive };
  return picture(
    { width: places.width, height: end + 2 * places.row - 8, label: 'Scores and shares' },
    view,
    ...title.nodes,
    text(places.score, head + 24, 'scores', { weight: 700, fill: palette.soft }),
    text(places.share, head + 24, 'shares', { weight: 700, fill: palette.soft }),
    ...rows,
    ...shiftRow(scene, end),
    ...temperatureRow(scene, end + places.row),
  );
}

interface Scene {
  state: SharesState;
  places: Places;
  palette: Palette;
  isLive: boolean;
}

function scoreRow(scene: Scene, i: number, score: number, y: number): VNode[] {
  const { state, places, palette } = scene;
  const { score: left } = places;
  const [zero, tip] = [left + TRACK / 2, left + ((score + BOUND) / (2 * BOUND)) * TRACK];
  const spoken = { label: `score of ${state.tokens[i]}`, value: score, least: -BOUND, most: BOUND };
  return [
    name(scene, state.tokens[i]!, y),
    ...track(scene, y),
    element('rect', {
      x: Math.min(zero, tip),
      y: y - 5,
      width: Math.abs(tip - zero),
      height: 10,
      rx: 3,
      fill: score < 0 ? palette.minus : palette.plus,
    }),
    element('line', { x1: zero, y1: y - 12, x2: zero, y2: y + 12, stroke: palette.soft }),
    handle(scene, `score.${i}`, tip, y, spoken),
    text(left + TRACK + 46, y + 5, format(score, 2), { anchor: 'end', weight: 600, fill: palette.ink }),
  ];
}

function shareBar({ share, bar }: Places, palette: Palette, value: number, y: number): VNode[] {
  return [
    element('rect', { x: share, y: y - 8, width: bar, height: 16, rx: 4, fill: palette.line }),
    element('rect', { x: share, y: y - 8, width: bar * value, height: 16, rx: 4, fill: palette.accent }),
    text(share + bar + 4, y + 5, shareText(value), {
      weight: 700,
      fill: palette.ink,
      size: bar < 100 ? 12 : 13,
    }),
  ];
}

function shiftRow(scene: Scene, y: number): VNode[] {
  const { state, places, palette } = scene;
  const mean = state.scores.reduce((sum, score) => sum + score, 0) / state.scores.length;
  const tip = places.score + ((mean + BOUND) / (2 * BOUND)) * TRACK;
  const spoken = { label: 'all scores at once', value: mean, least: -BOUND, most: BOUND };
  return [
    name(scene, 'all at once', y),
    ...track(scene, y),
    handle(scene, 'all', tip, y, spoken),
    text(
      places.share,
      y + 5,
      places.bar < 100 ? 'same shares' : 'their differences stay, and so do the shares',
      {
        size: 12,
        fill: palette.soft,
      },
    ),
  ];
}

function temperatureRow(scene: Scene, y: number): VNode[] {
  const { state, places, palette } = scene;
  const tip = places.score + ((Math.log10(state.temperature) + 1) / 2) * TRACK;
  const spoken = { label: 'temperature', value: state.temperature, least: 1 / HOTTEST, most: HOTTEST };
  return [
    name(scene, 'temperature', y),
    ...track(scene, y),
    handle(scene, 'temperature', tip, y, spoken),
    text(places.score + TRACK + 46, y + 5, `${state.temperature}`, {
      anchor: 'end',
      weight: 600,
      fill: palette.ink,
    }),
    text(places.share, y + 5, places.bar < 100 ? '' : 'hot: more even; cold: the first takes all', {
      size: 12,
      fill: palette.soft,
    }),
  ];
}

function name({ places, palette }: Scene, label: string, y: number): VNode {
  const { x, dy, room } = places.name;
  return text(x + 2, y + dy, fitted(label, room, 12.5), { size: 12.5, fill: palette.ink });
}

function track({ places, palette }: Scene, y: number): VNode[] {
  return [element('rect', { x: places.score, y: y - 2, width: TRACK, height: 4, rx: 2, fill: palette.line })];
}

function handle({ state, palette, isLive }: Scene, id: string, x: number, y: number, spoken: Spoken): VNode {
  const roles = isLive ? sliderRoles(spoken.label, spoken.value, [spoken.least, spoken.most]) : {};
  return disc(palette, { id, x, y, isSeen: state.look === id, roles });
}

interface Spoken {
  label: string;
  value: number;
  least: number;
  most: number;
}
