import type { VNode } from 'preact';
import { peakOf } from '../../plot/extremes.js';
import { shareText } from '../draw/number-text.js';
import type { Palette } from '../draw/palette.js';
import { element, text } from '../draw/svg.js';
import type { DigitState } from './digit-state.js';
import { nets } from './digit-words.js';

const ROW = 24;
const LABEL = 20;

/** How much room the bars take. */
export const barsHeight: number = 10 * ROW;

/** The shares of the ten digits, of both nets side by side; the right digit has a band. */
export function digitBars({ digit, read }: DigitState, palette: Palette, bar: number): VNode[] {
  const band = { x: 0, y: digit * ROW, width: LABEL + 2 * bar + 92, height: ROW, rx: 6, fill: palette.lit };
  const labels = read.shares.convolution.map((_, i) =>
    text(6, i * ROW + 16.5, `${i}`, { weight: i === digit ? 700 : 400, fill: palette.ink }),
  );
  const columns = nets.flatMap((net, k) => {
    const x = LABEL + k * (bar + 52);
    const shares = read.shares[net];
    const answer = peakOf(shares);
    return [
      text(x, -9, `${net}, shares`, { size: 12, weight: 700, fill: palette.soft }),
      ...shares.flatMap((share, i) =>
        barOf({ share, bar, x, y: i * ROW }, i === answer, i === digit, palette),
      ),
    ];
  });
  return [element('rect', band), ...labels, ...columns];
}

interface Bar {
  readonly share: number;
  readonly bar: number;
  readonly x: number;
  readonly y: number;
}

function barOf({ share, bar, x, y }: Bar, isAnswer: boolean, isRight: boolean, palette: Palette): VNode[] {
  const fill = isRight ? palette.accent : isAnswer ? palette.warm : palette.soft;
  return [
    element('rect', { x, y: y + 5, width: bar, height: 14, rx: 3, fill: palette.line, 'fill-opacity': 0.6 }),
    element('rect', { x, y: y + 5, width: bar * share, height: 14, rx: 3, fill }),
    text(x + bar + 5, y + 16.5, shareText(share), {
      size: 12,
      weight: isAnswer ? 700 : 400,
      fill: isAnswer ? palette.ink : palette.soft,
    }),
  ];
}
