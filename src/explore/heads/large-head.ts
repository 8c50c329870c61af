import type { VNode } from 'preact';
import type { Palette } from '../draw/palette.js';
import { element, fitted, text } from '../draw/svg.js';
import type { View } from '../kind.js';
import type { Part } from './heads-grid.js';
import {
  HABITS,
  type HeadPlace,
  type HeadsState,
  habitNames,
  headAt,
  isSame,
  type ReadHead,
} from './heads-state.js';
import { habitText, nameOf, strongestText, thousandths } from './heads-words.js';
import { tintOf, tintsOf, weightCells } from './weight-cells.js';

/** How wide a large head is, and what of that the words take that look. */
const WIDTH = 340;
const WORDS = 92;
const ROW = 20;
const BAR = 16;
/** Above the cells: three lines, and the words that are looked at. */
const LINES = 56;
const SLANTED = 62;

/** Where the cells are: how wide each is, and where the first begins. */
interface Cells {
  readonly across: number;
  readonly top: number;
}

/** A head drawn large: who looks at whom, each weight printed where it fits, and its habits as bars. */
export function largeHead(state: HeadsState, place: HeadPlace, view: View): Part {
  const { palette } = view;
  const { tokens, pins } = state;
  const isPinned = pins.some((pin) => isSame(pin, place));
  const cells = { across: (WIDTH - WORDS - 16) / tokens.length, top: LINES + SLANTED };
  const bottom = cells.top + ROW * tokens.length;
  const head = headAt(state, place);
  const title = `${nameOf(place)}${isPinned ? ' (pinned)' : ''}`;
  const nodes = [
    text(2, 14, title, { size: 14, weight: 700, fill: isPinned ? palette.warm : palette.ink }),
    text(2, 31, fitted(habitText(head), WIDTH - 4, 12.5), { size: 12.5, fill: palette.soft }),
    text(2, 48, fitted(strongestText(state, head), WIDTH - 4, 12.5), { size: 12.5, fill: palette.soft }),
    ...tokens.flatMap((token, i) => tokenNames(token, i, cells, palette)),
    cellsOf(state, place, view, cells),
    numbersOf(head.weights, cells, palette),
    ...habitBars(head.habits, bottom + 12, palette),
  ];
  return { height: bottom + 12 + BAR * habitNames.length + 8, nodes };
}

function tokenNames(token: string, i: number, { across, top }: Cells, palette: Palette): VNode[] {
  const turned = `translate(${(WORDS + 4 + (i + 0.5) * across).toFixed(1)} ${top - 5}) rotate(-45)`;
  const fill = palette.ink;
  const y = top + (i + 0.5) * ROW + 4;
  return [
    text(WORDS - 6, y, fitted(token, WORDS - 8, 12), { size: 11.5, anchor: 'end', fill }),
    element('g', { transform: turned }, text(0, 0, fitted(token, SLANTED + 14, 12), { size: 11.5, fill })),
  ];
}

function cellsOf(state: HeadsState, [layer, head]: HeadPlace, { palette }: View, { across, top }: Cells) {
  const { length: n } = state.tokens;
  const place = { x: WORDS, y: top, width: across * n, height: ROW * n };
  const weights = state.weights[layer - 1]![head - 1]!;
  return element(
    'g',
    { 'shape-rendering': 'crispEdges' },
    element('rect', { ...place, fill: palette.ground, stroke: palette.line, 'stroke-width': 2 }),
    weightCells({ weights, tokens: n, ...place, ...tintsOf(palette) }),
  );
}

// What is less than 0.0005 has no number, and no head has any where there is no room.
function numbersOf(weights: ReadHead['weights'], { across, top }: Cells, palette: Palette): VNode {
  const numbers = weights.flatMap((row, i) =>
    row.map((weight, j) => {
      if (weight === 0 || across < 24) return null;
      const fill = inkOn(tintOf(weight, tintsOf(palette)));
      const x = Number((WORDS + (j + 0.5) * across).toFixed(1));
      const y = top + (i + 0.5) * ROW + 3.5;
      return element('text', { x, y, fill }, thousandths(weight).replace(/^0|(?<=1\.00)0$/, ''));
    }),
  );
  return element('g', { 'font-size': 10, 'text-anchor': 'middle' }, ...numbers);
}

// Black or white, whichever has more contrast: they are alike on a ground of luminance 0.18.
function inkOn(colour: string): string {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map(
    (at) => (Number.parseInt(colour.slice(at, at + 2), 16) / 255) ** 2.2,
  );
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.18 ? '#000000' : '#ffffff';
}

function habitBars(habits: Readonly<Record<string, number>>, top: number, palette: Palette): VNode[] {
  const [start, length] = [162, 120];
  return habitNames.flatMap((name, k) => {
    const y = top + k * BAR;
    const size = 11.5;
    const bar = { x: start, y: y + 3, height: 10, rx: 3 };
    return [
      text(2, y + 12, HABITS[name], { size, fill: palette.ink }),
      element('rect', { ...bar, width: length, fill: palette.line }),
      element('rect', { ...bar, width: length * habits[name]!, fill: palette.plus }),
      text(WIDTH - 2, y + 12, thousandths(habits[name]!), { size, anchor: 'end', fill: palette.ink }),
    ];
  });
}
