import type { VNode } from 'preact';
import { factorText, numberText, shareText } from '../draw/number-text.js';
import { element, fitted, text } from '../draw/svg.js';
import type { Scene } from './arrows-plane.js';
import { askersShares, keysOf, placeIn, productsOf } from './arrows-state.js';

/** For each key what the arrow scores, with the sum written out, and the share that comes of it. */
export function arrowsRow({ state, palette }: Scene): VNode[] {
  const { words, queries, asker } = state;
  const [scores, shares, keys] = [productsOf(state)[asker]!, askersShares(state), keysOf(state)];
  const seen = placeIn(state, state.look)?.j;
  const head = { size: 12, weight: 700, fill: palette.soft };
  const rows = words.flatMap((word, j) => {
    const y = 58 + 38 * j;
    const sum = queries[asker]!.map((value, c) => `${factorText(value)} · ${factorText(keys[j]![c]!)}`);
    return [
      text(2, y - 9, fitted(word, 150, 13), { weight: j === seen ? 700 : 500, fill: palette.ink }),
      text(2, y + 8, `${sum.join(' + ')} =`, { size: 12, fill: palette.soft }),
      text(190, y + 2, numberText(scores[j]!), { size: 15, weight: 700, anchor: 'end', fill: palette.ink }),
      element('rect', { x: 204, y: y - 8, width: 80, height: 16, rx: 4, fill: palette.line }),
      element('rect', { x: 204, y: y - 8, width: 80 * shares[j]!, height: 16, rx: 4, fill: palette.accent }),
      text(290, y + 5, shareText(shares[j]!), { weight: 700, fill: palette.ink }),
    ];
  });
  return [
    text(2, 14, fitted(`${words[asker]} asks`, 130, 13), { weight: 700, fill: palette.accent }),
    text(190, 14, 'score', { ...head, anchor: 'end' }),
    text(204, 14, 'share', head),
    text(204, 28, 'of softmax(score ÷ √2)', { size: 11, fill: palette.soft }),
    ...rows,
  ];
}
