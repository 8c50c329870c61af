import type { VNode } from 'preact';
import type { View } from '../kind.js';
import { element, text } from './svg.js';

/** How high a button is. */
export const BUTTON = 36;

/** What a button is called, and where it stands. */
interface Button {
  readonly id: string;
  readonly label: string;
  /** What is said of it, if that is more than its label. */
  readonly spoken?: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  /** Whether it is chosen among others; undefined where it isn't chosen but does something. */
  readonly isOn?: boolean;
}

/** A button in a picture. */
export function button(
  { palette, isLive }: View,
  { id, label, spoken = label, x, y, width, isOn }: Button,
): VNode {
  const pressed =
    isOn === undefined ? { tabindex: 0 } : { tabindex: isOn ? 0 : -1, 'aria-pressed': `${isOn}` };
  const roles = { role: 'button', 'aria-label': spoken, ...pressed };
  return element(
    'g',
    { 'data-cell': id, style: 'cursor: pointer', ...(isLive ? roles : {}) },
    element('rect', {
      x: x + 1,
      y: y + 1,
      width: width - 2,
      height: BUTTON - 2,
      rx: 8,
      fill: isOn ? palette.lit : palette.ground,
      stroke: isOn ? palette.accent : palette.line,
    }),
    text(x + width / 2, y + 23, label, {
      anchor: 'middle',
      size: 14,
      weight: isOn ? 700 : 400,
      fill: isOn ? palette.accent : palette.ink,
    }),
  );
}
