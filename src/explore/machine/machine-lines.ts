import type { VNode } from 'preact';
import { element, fitted, text } from '../draw/svg.js';
import type { Box } from './machine-layout.js';
import type { Scene } from './machine-scene.js';
import { followed } from './machine-words.js';

/** Who looks at whom: two rows of words, and lines between them as wide and as opaque as the shares. */
export function machineLines(scene: Scene, { x, y, width, height }: Box): VNode {
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
  const word = (name: string, k: number, middle: number, isLooking: boolean) =>
    pill(
      scene,
      { x: at(k), y: middle, width: Math.min(104, width / n - 8), isChosen: isLooking && k === chosen },
      name,
    );
  return element(
    'g',
    scene.isLive ? { 'aria-hidden': 'true' } : {},
    ...drawn,
    ...state.words.flatMap((name, k) => [word(name, k, top, false), word(name, k, foot, true)]),
  );
}

interface Pill {
  x: number;
  y: number;
  width: number;
  isChosen: boolean;
}

function pill({ palette }: Scene, { x, y, width, isChosen }: Pill, name: string): VNode {
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
