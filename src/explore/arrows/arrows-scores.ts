import type { VNode } from 'preact';
import { most } from '../../plot/extremes.js';
import { numberText } from '../draw/number-text.js';
import { mixed } from '../draw/palette.js';
import { element, fitted, text } from '../draw/svg.js';
import type { Scene } from './arrows-plane.js';
import { placeIn, productsOf } from './arrows-state.js';

const ROW = 30;
const LEFT = 92;
const ROOM = 243;
const TOP = 44;

/** How much room the scores of so many words take. */
export function scoresHeight(words: number): number {
  return TOP + ROW * words + 6;
}

/** All scores: a row asks, a column answers. The row of the arrow is framed. */
export function arrowsScores(scene: Scene): VNode[] {
  const { state, palette } = scene;
  const { words, asker } = state;
  const width = Math.min(81, ROOM / words.length);
  const products = productsOf(state);
  const name = { size: 11.5, fill: palette.ink };
  return [
    text(2, 14, 'all scores: a row asks, a column answers', { size: 12, weight: 700, fill: palette.soft }),
    ...words.map((word, j) =>
      text(LEFT + (j + 0.5) * width, TOP - 7, fitted(word, width - 2, 11.5), { ...name, anchor: 'middle' }),
    ),
    ...words.map((word, i) =>
      text(LEFT - 8, TOP + (i + 0.5) * ROW + 4, fitted(word, LEFT - 12, 11.5), {
        ...name,
        anchor: 'end',
        weight: i === asker ? 700 : 400,
      }),
    ),
    ...products.flatMap((row, i) => row.map((value, j) => score(scene, { i, j, width }, value))),
    element('rect', {
      x: LEFT - 1,
      y: TOP + asker * ROW - 1,
      width: words.length * width + 2,
      height: ROW + 2,
      rx: 6,
      fill: 'none',
      stroke: palette.accent,
      'stroke-width': 2,
      'pointer-events': 'none',
    }),
  ];
}

interface Place {
  i: number;
  j: number;
  width: number;
}

function score(scene: Scene, { i, j, width }: Place, value: number): VNode {
  const { state, palette, isLive } = scene;
  const name = `score.${i}.${j}`;
  const largest = most(productsOf(state).flat().map(Math.abs), 1);
  const isSeen = state.look === name;
  const isFirst = placeIn(state, state.look)?.i === undefined ? i === state.asker && j === 0 : isSeen;
  const roles = {
    role: 'spinbutton',
    tabindex: isFirst ? 0 : -1,
    'aria-label': `score of ${state.words[i]} for ${state.words[j]}`,
    'aria-valuenow': Number(value.toFixed(4)),
    'aria-readonly': 'true',
  };
  const tint = mixed(
    palette.ground,
    value < 0 ? palette.minus : palette.plus,
    (0.5 * Math.abs(value)) / largest,
  );
  return element(
    'g',
    { 'data-cell': name, ...(isLive ? roles : {}) },
    element('rect', {
      x: LEFT + j * width + 1,
      y: TOP + i * ROW + 1,
      width: width - 2,
      height: ROW - 2,
      rx: 5,
      fill: tint,
      stroke: isSeen ? palette.warm : palette.line,
      'stroke-width': isSeen ? 2.5 : 1,
    }),
    text(LEFT + (j + 0.5) * width, TOP + (i + 0.5) * ROW + 4.5, numberText(value), {
      anchor: 'middle',
      weight: isSeen ? 700 : 500,
      fill: palette.ink,
    }),
  );
}
