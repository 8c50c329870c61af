import type { VNode } from 'preact';
import { most } from '../../plot/extremes.js';
import { mixed, type Palette } from '../draw/palette.js';
import { element, text } from '../draw/svg.js';
import { canvasOf, type DigitState, PLACES, placeOf } from './digit-state.js';
import { named, nets, rightPlaces } from './digit-words.js';

/** The side of a panel. */
export const PANEL = 156;

/** What the nets look at, and what they read at each place: four panels with two lines above each. */
export function digitPanels(state: DigitState, palette: Palette, columns: number): VNode[] {
  const gap = columns === 4 ? (704 - 4 * PANEL) / 3 : 340 - 2 * PANEL;
  const panels = [evidencePanel(state, palette), attentionPanel(state, palette)].concat(
    nets.map((net) => placesPanel(state, palette, net)),
  );
  return panels.map(({ name, note, parts }, k) => {
    const [x, y] = [(k % columns) * (PANEL + gap), Math.floor(k / columns) * (PANEL + 52)];
    const frame = { x: 0.5, y: 0.5, width: PANEL - 1, height: PANEL - 1, fill: 'none', stroke: palette.line };
    return element(
      'g',
      { transform: `translate(${x} ${y})` },
      text(0, -24, name, { size: 12, weight: 700, fill: palette.soft }),
      text(0, -8, note, { size: 12, fill: palette.soft }),
      ...parts,
      element('rect', frame),
    );
  });
}

interface Panel {
  readonly name: string;
  readonly note: string;
  readonly parts: VNode[];
}

/** A picture of squares, row by row, each with what it is filled with; none where it answers undefined. */
export function squares(
  values: readonly number[],
  width: number,
  fill: (value: number) => Record<string, unknown> | undefined,
): VNode[] {
  const side = Math.sqrt(values.length);
  const size = width / side;
  return values.flatMap((value, i) => {
    const style = fill(value);
    const [x, y] = [(i % side) * size, Math.floor(i / side) * size];
    return style ? [element('rect', { x, y, width: size, height: size, ...style })] : [];
  });
}

function evidencePanel({ digit, read }: DigitState, palette: Palette): Panel {
  const largest = most(read.evidence.map(Math.abs)) || 1;
  const parts = squares(read.evidence, PANEL, (value) => ({
    fill: mixed(palette.ground, value < 0 ? palette.minus : palette.plus, Math.abs(value) / largest),
  }));
  return { name: `convolution, for ${named(digit)}`, note: 'blue for, orange against', parts };
}

function attentionPanel({ shift, read }: DigitState, palette: Palette): Panel {
  const largest = most(read.looked) || 1;
  const parts = [
    ...squares(canvasOf(read.image, shift), PANEL, (ink) =>
      ink > 0 ? { fill: mixed(palette.ground, palette.soft, ink) } : undefined,
    ),
    ...squares(read.looked, PANEL, (share) => ({
      fill: palette.warm,
      'fill-opacity': (0.85 * share) / largest,
    })),
  ];
  return { name: 'transformer, attention', note: 'orange is looked at', parts };
}

function placesPanel(state: DigitState, palette: Palette, net: (typeof nets)[number]): Panel {
  const { digit, shift, read } = state;
  const size = PANEL / PLACES;
  const here = placeOf(shift);
  const corner = (i: number) => [(i % PLACES) * size, Math.floor(i / PLACES) * size] as const;
  const cells = read.answers[net].map((answer, i) => {
    const [x, y] = corner(i);
    const isRight = answer === digit;
    return element(
      'g',
      {},
      element('rect', { x, y, width: size, height: size, fill: isRight ? palette.lit : palette.ground }),
      text(x + size / 2, y + size / 2 + 5, `${answer}`, {
        anchor: 'middle',
        weight: isRight ? 700 : 400,
        fill: isRight ? palette.accent : palette.warm,
      }),
    );
  });
  const [x, y] = corner(here);
  const mark = { x: x + 2, y: y + 2, width: size - 4, height: size - 4, rx: 5, fill: 'none' };
  const parts = [...cells, element('rect', { ...mark, stroke: palette.ink, 'stroke-width': 2 })];
  const note = `right at ${rightPlaces(state, net)} of ${PLACES ** 2} places`;
  return { name: `${net}, answers`, note, parts };
}
