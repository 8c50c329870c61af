import type { VNode } from 'preact';
import type { Palette } from './palette.js';
import { element } from './svg.js';

/** A handle as a disc, and what a screen reader says of it. */
export interface Disc {
  /** Its name, by which gestures know it. */
  readonly id: string;
  readonly x: number;
  readonly y: number;
  readonly isSeen: boolean;
  readonly roles: Readonly<Record<string, unknown>>;
  readonly fill?: string;
}

/** A disc to drag, in an invisible square as large as a thumb. */
export function disc(palette: Palette, { id, x, y, isSeen, roles, fill }: Disc): VNode {
  return element(
    'g',
    { 'data-cell': id, ...roles },
    element('rect', { x: x - 18, y: y - 18, width: 36, height: 36, rx: 18, fill: 'transparent' }),
    element('circle', {
      cx: x,
      cy: y,
      r: 10,
      fill: fill ?? palette.ground,
      stroke: isSeen ? palette.warm : palette.accent,
      'stroke-width': 3,
    }),
  );
}

/** What a disc on a track says: its name, its value, and how far it goes. */
export function sliderRoles(
  label: string,
  value: number,
  [least, most]: readonly [number, number],
): Record<string, unknown> {
  return {
    role: 'slider',
    tabindex: 0,
    'aria-label': label,
    'aria-valuenow': Number(value.toFixed(4)), // not 2e-7, which is no valid one
    'aria-valuemin': least,
    'aria-valuemax': most,
    'data-drag': 'along',
  };
}
