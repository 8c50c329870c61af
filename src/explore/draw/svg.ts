import { type ComponentChildren, h, type VNode } from 'preact';
import { estimateWidth } from '../../plot/texts.js';

/** What an element may be given. */
type Attributes = Record<string, unknown>;

/** An element of SVG or HTML. */
export function element(tag: string, attributes: Attributes, ...children: ComponentChildren[]): VNode {
  return h(tag, attributes, ...children) as VNode;
}

/** How a text looks; everything is optional. */
export interface TextStyle {
  readonly size?: number;
  readonly weight?: number;
  readonly fill?: string;
  readonly anchor?: 'start' | 'middle' | 'end';
}

/** A text whose baseline begins, ends or is centred at a point. */
export function text(x: number, y: number, content: string, style: TextStyle = {}): VNode {
  const { size = 13, weight = 400, fill, anchor = 'start' } = style;
  return element(
    'text',
    { x, y, 'font-size': size, 'font-weight': weight, fill, 'text-anchor': anchor },
    content,
  );
}

/** A text cut to a width, with three points where it was cut. */
export function fitted(content: string, width: number, size: number): string {
  if (estimateWidth(content, size) <= width) return content;
  let cut = content;
  while (cut.length > 1 && estimateWidth(`${cut}…`, size) > width) cut = cut.slice(0, -1);
  return `${cut}…`;
}
