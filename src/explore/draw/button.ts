import type { VNode } from 'preact';
import type { View } from '../kind.js';
import { element, text } from './svg.js';

/** How high a button is. */
export const BUTTON = 36;

/** What a button is called, and where it stands. */
export interface Button {
  readonly id: string;
  readonly label: string;
  /** What is said of it, if that is more than its label. */
  readonly spoken?: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  /** Whether it is chosen among others; undefined where it isn't chosen but does something. */
  readonly isOn?: boolean;
  /** Whether it can't be chosen now. */
  readonly isOff?: boolean;
}

/** A button in a picture. */
export function button(
  { palette, isLive }: View,
  { id, label, spoken = label, x, y, width, isOn, isOff }: Button,
): VNode {
  const pressed =
    isOn === undefined ? { tabindex: 0 } : { tabindex: isOn ? 0 : -1, 'aria-pressed': `${isOn}` };
  const off = isOff ? { 'aria-disabled': 'true' } : {};
  const roles = { role: 'button', 'aria-label': spoken, ...pressed, ...off };
  return element(
    'g',
    { 'data-cell': id, style: `cursor: ${isOff ? 'default' : 'pointer'}`, ...(isLive ? roles : {}) },
    element('rect', {
      x: x + 1,
      y: y + 1,
      width: width - 2,
      height: BUTTON - 2,
      rx: 8,
      fill: isOn ? palette.lit : palette.ground,
      stroke: isOn ? palette.accent : palette.line,
      ...(isOff ? { 'stroke-dasharray': '3 3' } : {}),
    }),
    text(x + width / 2, y + 23, label, {
      anchor: 'middle',
      size: 14,
      weight: isOn ? 700 : 400,
      fill: isOn ? palette.accent : isOff ? palette.soft : palette.ink,
    }),
  );
}

/** Where buttons stand side by side: how wide a row is, and how many are in it. */
interface Rows {
  readonly width: number;
  readonly columns: number;
}

/** Buttons of one width in rows. */
export function buttonRows(
  view: View,
  buttons: readonly Omit<Button, 'x' | 'y' | 'width'>[],
  { width, columns }: Rows,
): VNode[] {
  const step = (width + 6) / columns;
  return buttons.map((each, i) =>
    button(view, {
      ...each,
      x: (i % columns) * step,
      y: Math.floor(i / columns) * (BUTTON + 6),
      width: step - 6,
    }),
  );
}

/** How high the rows of so many buttons are. */
export function rowsHeight(count: number, columns: number): number {
  return Math.ceil(count / columns) * (BUTTON + 6) - 6;
}
