import type { VNode } from 'preact';
import { BUTTON, button } from '../draw/button.js';
import { mixed } from '../draw/palette.js';
import { at, heading, picture } from '../draw/picture.js';
import { element, text } from '../draw/svg.js';
import type { View } from '../kind.js';
import { barsHeight, digitBars } from './digit-bars.js';
import { digitPanels, PANEL, squares } from './digit-panels.js';
import { CANVAS, canvasOf, type DigitState, FAR } from './digit-state.js';
import { digitFinding, named, whereText } from './digit-words.js';

/** A pixel of the digit is so many of the page. */
export const PIXEL = 20;

const BOARD = CANVAS * PIXEL;
const HEADING = 26;

/** The digit on its canvas, what both nets read, and what they look at. */
export function digitPicture(state: DigitState, view: View): VNode {
  const { palette } = view;
  const isWide = view.width >= 620;
  const width = isWide ? 704 : 340;
  const title = heading(digitFinding(state), width - 20, view);
  const picks = 12 + title.height;
  const board = picks + (isWide ? 1 : 2) * (BUTTON + 6) + HEADING;
  const bars = isWide ? board : board + BOARD + 14 + HEADING;
  const panels = (isWide ? board + BOARD : bars + barsHeight) + 52;
  const height = panels + (isWide ? PANEL : 2 * PANEL + 52) + 2;
  return picture(
    { width, height, label: 'A digit that slides' },
    view,
    ...title.nodes,
    at(0, picks, ...pickButtons(state, view, isWide ? 10 : 5, width)),
    at(0, board, digitBoard(state, view)),
    at(isWide ? BOARD + 32 : 0, bars, ...digitBars(state, palette, isWide ? 150 : 110)),
    at(0, panels, ...digitPanels(state, palette, isWide ? 4 : 2)),
  );
}

function pickButtons({ digit }: DigitState, view: View, columns: number, width: number) {
  const step = (width + 6) / columns;
  return Array.from({ length: 10 }, (_, i) =>
    button(view, {
      id: `pick.${i}`,
      label: `${i}`,
      spoken: `digit ${i}`,
      x: (i % columns) * step,
      y: Math.floor(i / columns) * (BUTTON + 6),
      width: step - 6,
      isOn: i === digit,
    }),
  );
}

function digitBoard({ digit, shift, read }: DigitState, { palette, isLive }: View): VNode {
  const roles = {
    role: 'slider',
    tabindex: 0,
    'aria-label': `place of ${named(digit)}`,
    'aria-valuenow': shift[0],
    'aria-valuemin': -FAR,
    'aria-valuemax': FAR,
    'aria-valuetext': whereText(shift),
    'data-drag': 'free',
  };
  const inked = squares(canvasOf(read.image, shift), BOARD, (ink) =>
    ink > 0 ? { fill: mixed(palette.ground, palette.ink, ink) } : undefined,
  );
  const frame = {
    x: 1,
    y: 1,
    width: BOARD - 2,
    height: BOARD - 2,
    fill: palette.ground,
    stroke: palette.soft,
  };
  return element(
    'g',
    {},
    text(0, -9, 'the digit, 12 × 12 pixels', { size: 12, weight: 700, fill: palette.soft }),
    element('g', { 'data-cell': 'digit', ...(isLive ? roles : {}) }, element('rect', frame), ...inked),
  );
}
