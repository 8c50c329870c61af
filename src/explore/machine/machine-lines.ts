import type { VNode } from 'preact';
import { kept } from '../draw/kept.js';
import type { Palette } from '../draw/palette.js';
import { element, fitted, text } from '../draw/svg.js';
import type { Box } from './machine-layout.js';
import type { Scene } from './machine-scene.js';
import { followed } from './machine-words.js';

/** Who looks at whom: two rows of words, and lines between them as wide and as opaque as the shares. */
export function machineLines(scene: Scene, box: Box): VNode {
  const { x, y, width, height } = box;
  const { state, numbers, palette } = scene;
  const n = state.words.length;
  const at = (k: number) => x + ((k + 0.5) * width) / n;
  const [top, foot] = [y + 20, y + height - 20];
  const chosen = followed(state);
  const lines = numbers.weights.flatMap((row, i) =>
    row.map((share, j) => ({ i, j, share: Math.min(1, Math.max(0, share)) })),
  );
  lines.sort((a, b) => Number(a.i === chosen) - Number(b.i === chosen)); // those of the followed word lie on top
  const drawn = lines.map(({ i, j, share }) =>
    element('line', {
      x1: at(i),
      y1: foot - 12,
      x2: at(j),
      y2: top + 12,
      stroke: i === chosen ? palette.accent : palette.soft,
      'stroke-opacity': i === chosen ? share : 0.3 * share,
      'stroke-width': i === chosen ? 1 + 5 * share : 2,
      'stroke-linecap': 'round',
    }),
  );
  return element(
    'g',
    scene.isLive ? { 'aria-hidden': 'true' } : {},
    ...drawn,
    pills({ words: state.words, chosen, box, palette }),
  );
}

interface Pills {
  readonly words: readonly string[];
  readonly chosen: number;
  readonly box: Box;
  readonly palette: Palette;
}

const pills = kept(({ words, chosen, box: { x, y, width, height }, palette }: Pills) => {
  const each = width / words.length;
  const place = (k: number) => ({ x: x + (k + 0.5) * each, width: Math.min(104, each - 8) });
  return element(
    'g',
    {},
    ...words.flatMap((name, k) => [
      pill(palette, { ...place(k), y: y + 20, isChosen: false }, name),
      pill(palette, { ...place(k), y: y + height - 20, isChosen: k === chosen }, name),
    ]),
  );
});

interface Pill {
  x: number;
  y: number;
  width: number;
  isChosen: boolean;
}

function pill(palette: Palette, { x, y, width, isChosen }: Pill, name: string): VNode {
  return element(
    'g',
    {},
    element('rect', {
      x: x - width / 2,
      y: y - 12,
      width,
      height: 24,
      rx: 12,
      fill: palette.ground,
      stroke: isChosen ? palette.accent : palette.line,
      'stroke-width': isChosen ? 2 : 1,
    }),
    text(x, y + 4.5, fitted(name, width - 12, 13), {
      anchor: 'middle',
      fill: palette.ink,
      weight: isChosen ? 700 : 400,
    }),
  );
}
