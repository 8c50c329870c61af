import type { VNode } from 'preact';
import type { View } from '../kind.js';
import { disc, sliderRoles } from './disc.js';
import { element, text } from './svg.js';

/** A slider with named marks. */
interface Track {
  /** What its disc is called in the page. */
  id: string;
  /** Its name. */
  label: string;
  value: number;
  marks: readonly number[];
  /** Pixels from the least value to this one. */
  place: (value: number) => number;
  /** What a value is called, if not by its number. */
  named?: (value: number) => string;
}

const LEFT = 18;
const MIDDLE = 20;

/** A track with a disc to drag; what lies behind the disc is coloured, and the marks are named below. */
export function track(
  { id, label, value, marks, place, named = String }: Track,
  { palette, isLive }: View,
): VNode[] {
  const [least, most] = [marks[0]!, marks.at(-1)!];
  const spoken = named(value) === `${value}` ? {} : { 'aria-valuetext': named(value) };
  const roles = isLive ? { ...sliderRoles(label, value, [least, most]), ...spoken } : {};
  const line = (width: number, fill: string) =>
    element('rect', { x: LEFT, y: MIDDLE - 2, width, height: 4, rx: 2, fill });
  return [
    line(place(most), palette.line),
    line(place(value), palette.accent),
    ...marks.map((mark) =>
      text(LEFT + place(mark), MIDDLE + 30, named(mark), { size: 11, fill: palette.soft, anchor: 'middle' }),
    ),
    disc(palette, { id, x: LEFT + place(value), y: MIDDLE, isSeen: false, roles }),
  ];
}
