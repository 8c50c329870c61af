import type { ComponentChildren, ComponentType, VNode } from 'preact';
import { jsx } from 'preact/jsx-runtime';
import { estimateWidth } from '../../plot/texts.js';

/** What an element may be given. */
type Attributes = Record<string, unknown>;

/** An element of SVG or HTML. */
export function element(
  // biome-ignore lint/suspicious/noExplicitAny: a component of whatever values
  tag: string | ComponentType<any>,
  attributes: Attributes,
  ...children: ComponentChildren[]
): VNode {
  return jsx(tag as string, { ...attributes, children }) as VNode;
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

const cuts = new Map<string, string>();

/** A text cut to a width, with three points where it was cut. A drag asks for the same ones again and again. */
export function fitted(content: string, width: number, size: number): string {
  const key = `${width} ${size} ${content}`;
  const known = cuts.get(key);
  if (known !== undefined) return known;
  const shown = estimateWidth(content, size) > width ? cutTo(content, width, size) : content;
  cuts.set(key, shown);
  return shown;
}

// Most texts fit: what tells letters apart takes a browser some milliseconds to load, and is made for those that don't.
let segments: Intl.Segmenter | undefined;

function cutTo(content: string, width: number, size: number): string {
  segments ??= new Intl.Segmenter('en');
  const letters = [...segments.segment(content)].map(({ segment }) => segment); // an emoji stays whole
  if (letters.length < 2) return content;
  const cut = () => `${letters.join('')}…`;
  do letters.pop();
  while (letters.length > 1 && estimateWidth(cut(), size) > width);
  return cut();
}
