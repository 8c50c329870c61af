import type { ComponentChildren, VNode } from 'preact';
import type { View } from '../kind.js';
import { linesOf } from './lines.js';
import { font } from './palette.js';
import { element, text } from './svg.js';

/** How large a picture is in pixels, and what a reader of its handles calls them together. */
export interface Frame {
  readonly width: number;
  readonly height: number;
  readonly label: string;
}

/** A picture of these parts; where it is live, it is a named group of handles. */
export function picture(
  { width, height, label }: Frame,
  { isLive }: View,
  ...parts: ComponentChildren[]
): VNode {
  return element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      viewBox: `0 0 ${width} ${height}`,
      width,
      height,
      'font-family': font,
      ...(isLive ? { role: 'group', 'aria-label': label } : {}),
    },
    ...parts,
  );
}

/**
 * What a picture shows, as a title that fills this width, and how high that is.
 *
 * One node, however many lines: what comes after it stays in its place, and a handle keeps the keyboard.
 */
export function heading(
  finding: string,
  width: number,
  { palette }: View,
): { nodes: VNode[]; height: number } {
  const lines = linesOf(finding, width, 17);
  const style = { size: 16, weight: 700, fill: palette.ink };
  const texts = lines.map((line, k) => text(2, 17 + 21 * k, line, style));
  return { nodes: [element('g', {}, ...texts)], height: 21 * lines.length };
}

/** Parts moved to a place. */
export function at(x: number, y: number, ...parts: ComponentChildren[]): VNode {
  return element('g', { transform: `translate(${x} ${y})` }, ...parts);
}
