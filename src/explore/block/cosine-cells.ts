import type { VNode } from 'preact';
import { format, shortened } from '../../plot/texts.js';
import { mixed } from '../draw/palette.js';
import { element, fitted, text } from '../draw/svg.js';
import type { View } from '../kind.js';
import { type BlockState, passedThrough } from './block-state.js';

const LEFT = 92;
const ROOM = 246;
const TOP = 28;

function sideOf({ tokens }: BlockState): number {
  return Math.min(34, ROOM / tokens.length);
}

/** How much room the cosines take. */
export function cosinesHeight(state: BlockState): number {
  return TOP + sideOf(state) * state.tokens.length + 8;
}

/** How alike each two words are: blue where they point the same way, orange where they point apart. */
export function cosineCells(state: BlockState, { palette }: View): VNode[] {
  const { tokens, layer } = state;
  const side = sideOf(state);
  const { cosines } = passedThrough(state)[layer]!;
  const names = tokens.map((token, i) =>
    text(LEFT - 8, TOP + (i + 0.5) * side + 4, fitted(token, LEFT - 10, 12), {
      size: 12,
      anchor: 'end',
      fill: palette.ink,
    }),
  );
  const cells = cosines.flatMap((row, i) =>
    row.flatMap((cosine, j) => {
      const [x, y] = [LEFT + j * side, TOP + i * side];
      const fill = mixed(
        palette.ground,
        cosine < 0 ? palette.minus : palette.plus,
        Math.min(1, Math.abs(cosine)),
      );
      return [
        element('rect', {
          x,
          y,
          width: side - 1,
          height: side - 1,
          fill,
          stroke: palette.line,
          'stroke-width': 0.5,
        }),
        side > 26
          ? text(x + side / 2, y + side / 2 + 4, shortened(format(cosine, 2)), {
              size: 10.5,
              anchor: 'middle',
              fill: palette.ink,
            })
          : null,
      ];
    }),
  );
  const title = text(2, 14, 'how alike each two words are (cosine)', {
    size: 12,
    weight: 700,
    fill: palette.soft,
  });
  return [title, ...names, ...cells] as VNode[];
}
