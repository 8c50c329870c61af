import type { VNode } from 'preact';
import { linesOf } from '../draw/lines.js';
import { at, heading, picture } from '../draw/picture.js';
import { text } from '../draw/svg.js';
import type { View } from '../kind.js';
import { gridHeight, modelGrid } from './model-grid.js';
import { modelLooks, ROW } from './model-looks.js';
import { isCut, type ModelState } from './model-state.js';
import { cutText, effectLines, modelFinding, placeText } from './model-words.js';

const LINE = 18;
/** So many lines have room below the heads. */
const LINES = 5;

/** Who looks at whom in one head; beside it all heads, each to be cut, and what the cuts change. */
export function modelPicture(state: ModelState, view: View): VNode {
  const isWide = view.width >= 620;
  const width = isWide ? 704 : 340;
  const title = heading(modelFinding(state), width - (isWide ? 24 : 44), view);
  const head = 12 + title.height;
  const looks = 24 + ROW * state.read.tokens.length;
  const isEmpty = state.read.tokens.length === 0;
  const heads = isEmpty ? { height: 0, nodes: [] } : headsPart(state, view, isWide ? 312 : 340);
  const place = isWide ? { x: 392, y: head } : { x: 0, y: head + looks + 20 };
  const height = isEmpty ? head : isWide ? head + Math.max(looks, heads.height) : place.y + heads.height;
  const style = { size: 12, weight: 700, fill: view.palette.soft };
  return picture(
    { width, height, label: 'A sentence in the model, and all of its heads' },
    view,
    ...title.nodes,
    ...(isEmpty
      ? []
      : [
          at(
            0,
            head,
            text(0, 14, state.cuts.length > 0 ? 'moved' : '', style),
            text(isWide ? 58 : 54, 14, lookName(state), style),
            text(isWide ? 372 : 339, 14, 'looks at', { ...style, anchor: 'end' }),
          ),
          at(0, head + 24, ...modelLooks(state, view, isWide)),
          at(place.x, place.y, ...heads.nodes),
        ]),
  );
}

function lookName(state: ModelState): string {
  const { look } = state;
  const name = look[1] === 0 ? `layer ${look[0]}, mean` : placeText(look);
  return isCut(state, look) ? `${name}: cut` : name;
}

function headsPart(state: ModelState, view: View, width: number): { height: number; nodes: VNode[] } {
  const { palette } = view;
  const { tokens } = state.read;
  const name = `How much “${tokens[state.from]}” looks at “${tokens[state.to]}” in each head; a row is a layer:`;
  const soft = { size: 12, weight: 700, fill: palette.soft };
  const asked = linesOf(name, width - 16, 13);
  const grid = 8 + LINE * asked.length;
  const cut = state.cuts.length > 0 ? [`Cut: ${cutText(state).replace(/^heads? /, '')}`] : [];
  const found = [...cut, ...effectLines(state)].flatMap((line) => linesOf(line, width - 4, 14.5));
  const below = grid + gridHeight(state) + 6;
  return {
    height: below + LINE * Math.max(LINES, found.length) + 6,
    nodes: [
      ...asked.map((line, k) => text(0, 14 + LINE * k, line, soft)),
      at(0, grid, ...modelGrid(state, view)),
      ...found.map((line, k) => text(0, below + 16 + LINE * k, line, { weight: 600, fill: palette.ink })),
    ],
  };
}
