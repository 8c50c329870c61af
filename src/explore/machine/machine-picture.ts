import type { VNode } from 'preact';
import { most } from '../../plot/extremes.js';
import { kept } from '../draw/kept.js';
import { linesOf } from '../draw/lines.js';
import type { Palette } from '../draw/palette.js';
import { at, heading, picture } from '../draw/picture.js';
import { element, text } from '../draw/svg.js';
import type { View } from '../kind.js';
import { machineBlock } from './machine-block.js';
import { type Box, type MachineLayout, machineLayout, panelTitle } from './machine-layout.js';
import { symptomsOf } from './machine-levers.js';
import { machineLines } from './machine-lines.js';
import { type MachineNumbers, machineNumbers } from './machine-numbers.js';
import type { Scene } from './machine-scene.js';
import { cellOf, type MachineState, type Part, parts, type Step, steps } from './machine-state.js';
import { sumOf } from './machine-sums.js';
import { finding } from './machine-words.js';

/** The whole machine as an SVG element. */
export function machinePicture(state: MachineState, view: View): VNode {
  const { palette, isLive } = view;
  const numbers = machineNumbers(state);
  const layout = machineLayout(state, view.width);
  const sum = sumOf(state, cellOf(state, state.look)!, numbers);
  const symptoms = symptomsOf(state, numbers);
  const scene: Scene = { state, numbers, palette, sum, symptoms, largest: largestOf(numbers), isLive };
  const { width, height } = layout;
  const title = heading(finding(state, numbers), width - 4, view);
  const top = 8 + title.height;
  return picture(
    { width, height: height + top, label: 'Attention machine' },
    view,
    ...title.nodes,
    at(
      0,
      top,
      panels({ layout, lit: state.lit, palette }),
      machineLines(scene, layout.lines),
      ...parts.map((part) => machineBlock(scene, part, layout.blocks[part])),
      sumBox(scene, layout.sum),
    ),
  );
}

function largestOf(numbers: MachineNumbers): Record<Part, number> {
  const entries = parts.map((part) => [part, most(numbers[part].flat().map(Math.abs), 1)]);
  return Object.fromEntries(entries);
}

// What stays while numbers are dragged.
const panels = kept(({ layout, lit, palette }: Ground) =>
  element(
    'g',
    {},
    ...steps.map((step) => panel(step, layout.panels[step], step === lit, palette)),
    ...arrows(layout, palette),
  ),
);

interface Ground {
  readonly layout: MachineLayout;
  readonly lit: MachineState['lit'];
  readonly palette: Palette;
}

function panel(step: Step, box: Box, isLit: boolean, palette: Palette): VNode {
  const { x, y } = box;
  return element(
    'g',
    { 'data-step': step },
    frame(box, isLit ? palette.lit : palette.panel, isLit ? palette.accent : palette.line, isLit ? 2 : 1),
    text(x + 10, y + 18, panelTitle(step), { weight: 700, fill: isLit ? palette.accent : palette.soft }),
  );
}

function frame({ x, y, width, height }: Box, fill: string, stroke: string, strokeWidth: number): VNode {
  const place = { x: x + 0.75, y: y + 0.75, width: width - 1.5, height: height - 1.5, rx: 10 };
  return element('rect', { ...place, fill, stroke, 'stroke-width': strokeWidth });
}

function arrows(layout: MachineLayout, palette: Palette): VNode[] {
  return layout.arrows.map(({ x, y, angle }) =>
    element('path', {
      d: 'M-6 -5L0 0L-6 5',
      transform: `translate(${x} ${y}) rotate(${angle})`,
      fill: 'none',
      stroke: palette.soft,
      'stroke-width': 2,
      'stroke-linecap': 'round',
    }),
  );
}

// What the number in the orange frame was made of.
function sumBox({ sum, palette, isLive }: Scene, box: Box): VNode {
  const { x, y, width } = box;
  const size = 13;
  const title = linesOf(sum.title, width - 20, size * 1.05);
  const lines = sum.lines.flatMap((line, k) =>
    linesOf(`${k > 0 && !line.startsWith('÷') ? '+ ' : ''}${line}`, width - 22, 12.5),
  );
  const start = y + 20 + 17 * title.length;
  const end = start + 18 * lines.length;
  return element(
    'g',
    isLive ? { 'aria-hidden': 'true' } : {},
    frame(box, 'none', palette.warm, 1.5),
    ...title.map((line, k) => text(x + 10, y + 20 + 17 * k, line, { weight: 700, fill: palette.warm })),
    ...lines.map((line, k) => text(x + 12, start + 4 + 18 * k, line, { size: 12.5, fill: palette.ink })),
    text(x + 12, end + 8, `= ${sum.result}`, { size: 16, weight: 700, fill: palette.ink }),
  );
}
