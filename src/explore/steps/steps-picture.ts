import type { VNode } from 'preact';
import { linesOf } from '../draw/lines.js';
import { at, picture } from '../draw/picture.js';
import { element, text } from '../draw/svg.js';
import type { View } from '../kind.js';
import { type FiveStep, fiveStepsInOrder, type StepsState, stepText } from './steps-state.js';

const ROW = 36;
const RADIUS = 13;

/** Five discs on a line, each with its name and formula; below, what happens in the one that is looked at. */
export function stepsPicture(state: StepsState, view: View): VNode {
  const isWide = view.width >= 620;
  const width = isWide ? 704 : 340;
  const line = isWide ? 92 : 5 * ROW + 4;
  const said = linesOf(stepText(state), width - 16, 13.5);
  const style = { size: 13, fill: view.palette.soft };
  return picture(
    { width, height: line + 18 * said.length + 2, label: 'The five steps of self-attention' },
    view,
    track(view, isWide),
    ...fiveStepsInOrder.map((step, k) => stepPart(state, view, { step, number: k + 1, isWide })),
    at(0, line, ...said.map((part, k) => text(2, 13 + 18 * k, part, style))),
  );
}

// The middle of a step's disc.
function middleOf(number: number, isWide: boolean): { x: number; y: number } {
  return isWide ? { x: 70 + (number - 1) * 141, y: 20 } : { x: 18, y: 18 + (number - 1) * ROW };
}

function track({ palette }: View, isWide: boolean): VNode {
  const [first, last] = [middleOf(1, isWide), middleOf(5, isWide)];
  const place = { x1: first.x, y1: first.y, x2: last.x, y2: last.y };
  return element('line', { ...place, stroke: palette.line, 'stroke-width': 3 });
}

interface StepPart {
  readonly step: FiveStep;
  readonly number: number;
  readonly isWide: boolean;
}

function stepPart(state: StepsState, view: View, { step, number, isWide }: StepPart): VNode {
  const { palette } = view;
  const { x, y } = middleOf(number, isWide);
  const isLit = state.lit.includes(number);
  const isDone = number < state.lit[0]!;
  const isSeen = number === state.look;
  const box = isWide
    ? { x: x - 68, y: 1, width: 136, height: 82 }
    : { x: 1, y: y - 17, width: 336, height: 34 };
  const name = { weight: isLit ? 700 : 500, fill: isLit ? palette.accent : palette.ink } as const;
  const formula = { size: 12, fill: palette.soft } as const;
  const names = isWide
    ? text(x, y + 32, step.name, { ...name, anchor: 'middle' })
    : text(x + 24, y + 4.5, step.name, name);
  const formulas = isWide
    ? text(x, y + 51, step.formula, { ...formula, anchor: 'middle' })
    : text(330, y + 4.5, step.formula, { ...formula, anchor: 'end' });
  const label = `${step.name}: step ${number}, ${isLit ? 'lit' : isDone ? 'done' : 'ahead'}`;
  const roles = {
    role: 'button',
    tabindex: isSeen ? 0 : -1,
    'aria-pressed': `${isSeen}`,
    'aria-label': label,
  };
  // the number and the formula stand outside of what is reached: a screen reader has them in the name
  return element(
    'g',
    {},
    element(
      'g',
      { 'data-cell': `step.${number}`, ...(view.isLive ? roles : {}) },
      element('rect', { ...box, rx: 8, fill: 'transparent', stroke: isSeen ? palette.line : 'none' }),
      element('circle', {
        cx: x,
        cy: y,
        r: RADIUS,
        fill: isLit ? palette.accent : isDone ? palette.lit : palette.ground,
        stroke: isLit || isDone ? palette.accent : palette.soft,
        'stroke-width': 2,
      }),
      names,
    ),
    text(x, y + 4.5, `${number}`, {
      weight: 700,
      anchor: 'middle',
      fill: isLit ? palette.ground : palette.ink,
    }),
    formulas,
  );
}
