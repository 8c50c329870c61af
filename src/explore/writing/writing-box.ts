import type { VNode } from 'preact';
import { kept } from '../draw/kept.js';
import { shareText } from '../draw/number-text.js';
import { mixed } from '../draw/palette.js';
import { element, text } from '../draw/svg.js';
import { unpack } from '../heads/pack.js';
import type { View } from '../kind.js';
import type { WritingState } from './writing-state.js';
import { named } from './writing-words.js';

const [CELL, LINE] = [12, 28];
const MONOSPACED = 'ui-monospace, Menlo, Consolas, "DejaVu Sans Mono", monospace';

/** The text in lines of cells, one for each character, and how high they are together. */
export function writingBox(
  state: WritingState,
  view: View,
  width: number,
): { nodes: VNode[]; height: number } {
  const { read, beginning, look } = state;
  const whole = beginning + read.written;
  const places = placesOf(whole, Math.floor(width / CELL) - 1);
  const row = unpack(read.looks[look]!);
  const first = beginning.length + look - row.length;
  const nodes = [...whole].map((character, i) => {
    const k = i - beginning.length;
    return k < 0
      ? cell({ ...drawn(i), character, base: view.palette.line })
      : cell({
          ...drawn(i),
          ...{ character, base: view.palette.ground, isSeen: k === look, isLive: view.isLive },
          ...{ id: `at.${k}`, share: read.shares[k]! },
        });
  });
  return {
    nodes: [element('g', { 'font-family': MONOSPACED }, ...nodes)],
    height: LINE * (places.at(-1)!.row + 1),
  };

  function drawn(i: number) {
    const { column, row: line } = places[i]!;
    return { x: column * CELL, y: line * LINE, weight: row[i - first] ?? 0, palette: view.palette };
  }
}

/** A character as it is drawn. */
interface Cell {
  readonly x: number;
  readonly y: number;
  readonly character: string;
  /** How much it is looked at. */
  readonly weight: number;
  /** What it is drawn on where it isn't looked at. */
  readonly base: string;
  readonly palette: View['palette'];
  /** What follows is of written ones only. */
  readonly id?: string;
  readonly share?: number;
  readonly isSeen?: boolean;
  readonly isLive?: boolean;
}

// Roots, that small weights are seen, too.
const cell = kept((it: Cell): VNode => {
  const { x, y, character, weight, base, palette, id, share = 1, isSeen = false, isLive } = it;
  const roles = {
    'data-cell': id,
    role: 'button',
    tabindex: isSeen ? 0 : -1,
    'aria-pressed': `${isSeen}`,
    'aria-label': `${named(character)}, share ${shareText(share)}`,
  };
  const fill = isSeen ? palette.lit : mixed(base, palette.plus, 0.85 * Math.sqrt(weight));
  const box = { x, y: y + 1, width: CELL, height: LINE - 2, fill };
  const isDrawn = isLive || isSeen || fill !== palette.ground;
  const shown = character === '\n' ? '↵' : character;
  const unlikely = Number(Math.min(1, -Math.log2(share) / 8).toFixed(2)); // full where it is 1 of 256
  return element(
    'g',
    isLive ? roles : {},
    isDrawn ? element('rect', { ...box, ...(isSeen ? { stroke: palette.accent, rx: 2 } : {}) }) : null,
    unlikely > 0.05
      ? element('rect', {
          ...{ x: x + 1, y: y + LINE - 5, width: CELL - 2, height: 3 },
          ...{ fill: palette.warm, 'fill-opacity': unlikely },
        })
      : null,
    shown === ' '
      ? null
      : text(x + CELL / 2, y + 18.5, shown, {
          size: 17,
          anchor: 'middle',
          weight: isSeen ? 700 : 400,
          fill: isSeen ? palette.accent : palette.ink,
        }),
  );
});

/** Where the characters of a text stand: lines break between words, and at new lines. */
export function placesOf(content: string, columns: number): { column: number; row: number }[] {
  let [column, row] = [0, 0];
  return (content.match(/[^\s]*\s?/g) ?? []).flatMap((word) => {
    if (column > 0 && column + word.trimEnd().length > columns) [column, row] = [0, row + 1];
    return [...word].map((character) => {
      if (column > columns || (column === columns && character.trim() !== '')) [column, row] = [0, row + 1];
      const place = { column, row };
      [column, row] = character === '\n' ? [0, row + 1] : [column + 1, row];
      return place;
    });
  });
}
