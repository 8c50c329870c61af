import type { VNode } from 'preact';
import { wrap } from '../../plot/texts.js';
import { BUTTON, rowsHeight } from '../draw/button.js';
import { barsHeight, likelyBars } from '../draw/likely-bars.js';
import { at, heading, picture } from '../draw/picture.js';
import { text } from '../draw/svg.js';
import { track } from '../draw/track.js';
import type { View } from '../kind.js';
import { writingBox } from './writing-box.js';
import { againButtons, type Choice, choiceButtons } from './writing-buttons.js';
import { HOTTEST, sizeOf, type WritingState } from './writing-state.js';
import { bitsText, named, writingFinding } from './writing-words.js';

/** So many pixels on the track are from a temperature to one higher by 1. */
export const PER_DEGREE = 150;

const [CAPTION, TRACK] = [24, 54] as const;
const LEGEND =
  'Blue: looked at for the framed character, the stronger the more. Orange: unlikely, the stronger the less likely. Grey: the beginning.';

/** What can be chosen, the text with what was looked at, and what could have come. */
export function writingPicture(state: WritingState, view: View): VNode {
  const isWide = view.width >= 620;
  const width = isWide ? 704 : 340;
  const title = heading(writingFinding(state), width - 24, view);
  const { palette } = view;
  const parts: VNode[] = [...title.nodes];
  let y = Math.max(title.height, isWide ? 21 : 42) + 6;
  // Puts parts under a name below those that there are, or where there is room at their right.
  const put = (name: string, nodes: VNode[], height: number, x = 0, top = y) => {
    const style = { size: 12, weight: 700, fill: palette.soft };
    parts.push(text(x + 2, top + 15, name, style), at(x, top + CAPTION - 2, ...nodes));
    y = Math.max(y, top + CAPTION + height + 4);
  };
  const buttons = (name: Choice, room: number, columns: number) =>
    choiceButtons(state, view, name, { width: room, columns });
  const again = (x: number, room: number) =>
    parts.push(at(x, y + 6, ...againButtons(view, state, { width: room, columns: 2 })));

  const sizes = buttons('size', width, isWide ? 6 : 3);
  put('learned numbers', sizes, rowsHeight(sizes.length, isWide ? 6 : 3));
  const texts = y;
  put('learned from so many characters', buttons('text', 340, 3), BUTTON);
  const slider = temperatureTrack(state, view);
  put(`temperature ${state.temperature}`, slider, TRACK, isWide ? 364 : 0, isWide ? texts : y);

  again(isWide ? 500 : 0, isWide ? 204 : width);
  if (!isWide) y += BUTTON + 12;
  const [top, box] = [y, writingBox(state, view, isWide ? 476 : width)];
  put(`it wrote, ${bitsText(state)}`, box.nodes, box.height);
  if (isWide) put(...likeliest(204), 500, top + BUTTON + 14);
  const legend = wrap(LEGEND, width - 4, 13.5);
  for (const [k, line] of legend.entries())
    parts.push(text(2, y + 10 + 16 * k, line, { size: 12, fill: palette.soft }));
  y += 16 * legend.length + 4;

  const { layerCount, headCount } = sizeOf(state);
  const [heads, step] = [y, isWide ? 44 : 340 / 9];
  put('looks of layer', buttons('layer', step * layerCount, layerCount), BUTTON);
  const spot = isWide ? ([244, heads] as const) : [];
  put('of its heads', buttons('head', step * (headCount + 1), headCount + 1), BUTTON, ...spot);
  if (!isWide) put(...likeliest(width));
  return picture({ width, height: y, label: 'A model that writes' }, view, ...parts);

  function likeliest(room: number): [string, VNode[], number] {
    return ['likeliest in its place', likelyBars(likelyOf(state), view, room, 78), barsHeight];
  }
}

function temperatureTrack({ temperature }: WritingState, view: View): VNode[] {
  const marks = [0, 0.5, 1, 1.5, HOTTEST];
  const place = (value: number) => PER_DEGREE * value;
  return track({ id: 'temperature', label: 'temperature', value: temperature, marks, place }, view);
}

function likelyOf({ read, look }: Pick<WritingState, 'read' | 'look'>) {
  const five = read.likeliest[look]!;
  return read.likely[look]!.map((share, k) => ({
    word: named(five[k]!),
    share,
    isTaken: five[k] === read.written[look],
  }));
}
