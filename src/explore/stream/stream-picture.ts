import type { VNode } from 'preact';
import { most } from '../../plot/extremes.js';
import { estimateWidth } from '../../plot/texts.js';
import { linesOf } from '../draw/lines.js';
import { numberText } from '../draw/number-text.js';
import { at, heading, picture } from '../draw/picture.js';
import { element, fitted, text } from '../draw/svg.js';
import type { View } from '../kind.js';
import { type Added, addedText, type StreamState, streamFinding, streamOf } from './stream-state.js';

/** How high a step is, and how wide the stream may be. */
const STEP = 44;
const WIDEST = 64;
const MIDDLE = 70;
const SOURCE = 150;

/** The words to choose from, and the stream of one: from the top down, with what joins it from the side. */
export function streamPicture(state: StreamState, view: View): VNode {
  const isWide = view.width >= 620;
  const width = isWide ? 704 : 340;
  const title = heading(streamFinding(state), width - (isWide ? 16 : 44), view);
  const top = title.height + 8;
  const words = wordPills(state, view, width);
  const stream = top + words.height + 14;
  const { start, steps } = streamOf(state);
  return picture(
    { width, height: stream + STEP * (steps.length + 1) + 8, label: 'A word on its way through blocks' },
    view,
    ...title.nodes,
    at(0, top, ...words.nodes),
    at(0, stream, ...band(start, steps, view), ...sides(start, steps, view, isWide)),
  );
}

function wordPills(
  { tokens, look }: StreamState,
  view: View,
  width: number,
): { height: number; nodes: VNode[] } {
  const { palette } = view;
  let [x, y] = [0, 0];
  const nodes = tokens.map((token, i) => {
    const shown = fitted(token, width - 24, 13);
    const long = Math.max(36, estimateWidth(shown, 13.5) + 20);
    if (x > 0 && x + long > width) [x, y] = [0, y + 34];
    const place = { x, y, width: long, height: 28, rx: 14 };
    x += long + 6;
    const isSeen = i === look;
    const roles = {
      role: 'button',
      tabindex: isSeen ? 0 : -1,
      'aria-pressed': `${isSeen}`,
      'aria-label': `follow ${shown}`,
    };
    return element(
      'g',
      { 'data-cell': `word.${i}`, ...(view.isLive ? roles : {}) },
      element('rect', {
        ...place,
        fill: isSeen ? palette.lit : palette.ground,
        stroke: isSeen ? palette.accent : palette.line,
      }),
      text(place.x + long / 2, y + 18.5, shown, {
        anchor: 'middle',
        weight: isSeen ? 700 : 400,
        fill: palette.ink,
      }),
    );
  });
  return { height: y + 30, nodes };
}

const thick = (length: number, longest: number): number => (WIDEST * length) / (longest || 1);

// The stream itself: as wide as the word is long.
function band(start: number, steps: readonly Added[], { palette }: View): VNode[] {
  const lengths = [start, ...steps.map(({ length }) => length)];
  const longest = most(lengths);
  const edge = (side: 1 | -1) =>
    lengths.flatMap((length, k) => {
      const x = (MIDDLE + (side * thick(length, longest)) / 2).toFixed(1);
      return [`${x} ${k * STEP + (k === 0 ? 0 : 22)}`, `${x} ${(k + 1) * STEP}`];
    });
  const d = `M${[...edge(1), ...edge(-1).reverse()].join('L')}Z`;
  return [
    element('path', {
      d,
      fill: palette.lit,
      stroke: palette.accent,
      'stroke-width': 1.5,
      'stroke-linejoin': 'round',
    }),
  ];
}

// What joins it, as thick as it is long, and how long the word is then.
function sides(start: number, steps: readonly Added[], view: View, isWide: boolean): VNode[] {
  const { palette } = view;
  const longest = most([start, ...steps.map(({ length }) => length)]);
  const number = { anchor: 'middle', weight: 700, fill: palette.ink, size: 12.5 } as const;
  const joins = steps.flatMap((step, k) => {
    const y = (k + 1) * STEP + 10;
    const color = step.part === 'heads' ? palette.warm : palette.plus;
    const width = Math.max(2, thick(step.added, longest) / 2);
    const said = isWide ? [addedText(step)] : linesOf(addedText(step), 340 - SOURCE - 14, 14.5);
    return [
      element('path', {
        d: `M${SOURCE} ${y}H${MIDDLE + thick(step.length, longest) / 2 + 6}`,
        stroke: color,
        'stroke-width': width,
        'stroke-opacity': 0.75,
      }),
      ...said.map((line, i) =>
        text(SOURCE + 8, y + 4 + 16 * i, line, { size: 12.5, fill: palette.ink, weight: 600 }),
      ),
      isWide
        ? text(702, y + 4, `cosine with what went in: ${numberText(step.own)}`, {
            size: 12.5,
            anchor: 'end',
            fill: palette.soft,
          })
        : null,
      text(MIDDLE, (k + 1) * STEP + 36, numberText(step.length), number),
    ];
  });
  return [
    text(MIDDLE, 26, numberText(start), number),
    text(SOURCE + 8, 26, 'the word and its position', { size: 12.5, fill: palette.soft }),
    ...(joins as VNode[]),
  ];
}
