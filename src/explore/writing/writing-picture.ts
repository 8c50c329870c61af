import type { VNode } from 'preact';
import { wrap } from '../../plot/texts.js';
import { BUTTON, rowsHeight } from '../draw/button.js';
import { barsHeight, likelyBars } from '../draw/likely-bars.js';
import { at, heading, picture } from '../draw/picture.js';
import { text } from '../draw/svg.js';
import type { View } from '../kind.js';
import { writingBox } from './writing-box.js';
import { againButtons, type Choice, choiceButtons } from './writing-buttons.js';
import { sliderHeight, temperatureSlider, topSlider } from './writing-sliders.js';
import { sizeOf, type WritingState } from './writing-state.js';
import { bitsText, named, textsText, topText, writingFinding } from './writing-words.js';

const CAPTION = 24;
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
  const again = (x: number, top: number) =>
    parts.push(at(x, top, ...againButtons(view, state, { width: 340, columns: 2 })));

  const sizes = buttons('size', width, isWide ? 6 : 3);
  put('learned numbers: size 0 to 5', sizes, rowsHeight(sizes.length, isWide ? 6 : 3));
  put(textsText(state), buttons('text', 340, 3), BUTTON);
  if (isWide) again(364, y - BUTTON - 6);
  const slider = y;
  put(`temperature ${state.temperature}`, temperatureSlider(state, view), sliderHeight);
  const beside = isWide ? ([364, slider] as const) : [];
  put(topText(state), topSlider(state, view), sliderHeight, ...beside);
  if (!isWide) {
    again(0, y + 6);
    y += BUTTON + 12;
  }
  const [top, box] = [y, writingBox(state, view, isWide ? 476 : width)];
  put(`it wrote, ${bitsText(state)}`, box.nodes, box.height);
  if (isWide) put(...likeliest(204), 500, top);
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

function likelyOf({ read, look }: Pick<WritingState, 'read' | 'look'>) {
  const five = read.likeliest[look]!;
  return read.likely[look]!.map((share, k) => ({
    word: named(five[k]!),
    share,
    isTaken: five[k] === read.written[look],
  }));
}
