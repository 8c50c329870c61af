import type { VNode } from 'preact';
import type { Palette } from '../draw/palette.js';
import { element } from '../draw/svg.js';
import { CELL, LINE, type Place } from './writing-places.js';
import type { WritingState } from './writing-state.js';

const MONOSPACED = 'ui-monospace, Menlo, Consolas, "DejaVu Sans Mono", monospace';

/**
 * The letters above their cells, and how unlikely each was: one text for each line and one path for each strength,
 * which are drawn much sooner than some for each letter.
 */
export function writingLetters(
  { read, beginning, look }: WritingState,
  palette: Palette,
  places: readonly Place[],
): VNode {
  const lines: [letters: string, across: string][] = [];
  const strengths: Record<string, string> = {};
  const bold = { 'font-weight': 700, fill: palette.accent };
  let seen: VNode | undefined;
  for (const [i, character] of [...(beginning + read.written)].entries()) {
    const { column, row } = places[i]!;
    const [x, y] = [column * CELL + CELL / 2, row * LINE + 18.5];
    const shown = character === '\n' ? '↵' : character;
    const k = i - beginning.length;
    const unlikely = Math.min(1, -Math.log2(read.shares[k] ?? 1) / 8).toFixed(2); // full where it is 1 of 256
    strengths[unlikely] = `${strengths[unlikely] ?? ''}M${x - 5} ${y + 6}h10`;
    lines[row] ??= ['', ''];
    if (k === look) seen = element('text', { x, y, ...bold }, shown);
    else if (shown !== ' ') {
      lines[row][0] += shown;
      lines[row][1] += `${x} `;
    }
  }
  const common = { 'font-family': MONOSPACED, 'font-size': 17, 'text-anchor': 'middle', fill: palette.ink };
  return element(
    'g',
    { ...common, 'aria-hidden': 'true', 'pointer-events': 'none' },
    ...Object.entries(strengths).map(
      ([strength, d]) =>
        Number(strength) > 0.05 &&
        element('path', { d, stroke: palette.warm, 'stroke-width': 3, 'stroke-opacity': strength }),
    ),
    ...lines.map(([letters, x], row) => element('text', { x, y: row * LINE + 18.5 }, letters)),
    seen,
  );
}
