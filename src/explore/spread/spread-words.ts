import { numberText } from '../draw/number-text.js';
import { KEYS, QUERIES } from './coin-scores.js';
import { type SpreadState, scoredAt } from './spread-state.js';

/** How far the scores spread, and what the root of the length is. */
export function spreadFinding(state: SpreadState): string {
  const { dK, divided } = state;
  const spread = scoredAt(state).spread.toFixed(2);
  const root = `√${dK} = ${numberText(Math.sqrt(dK))}`;
  return divided
    ? `d_k = ${dK}: divided by ${root}, scores spread by ${spread}`
    : `d_k = ${dK}: scores spread by ${spread}, ${root}`;
}

/** What was tossed, and how far its scores spread at some lengths. */
export function spreadWords(state: SpreadState): string {
  const lengths = [1, 4, 16, 64, 256].map(
    (dK) => `${scoredAt({ ...state, dK }).spread.toFixed(2)} at d_k = ${dK}`,
  );
  const what = `${QUERIES} queries and ${KEYS} keys of +1 and −1 by chance`;
  const last = lengths.pop();
  return `Spread of scores: ${what}. ${spreadFinding(state)}. Their spread is ${lengths.join(', ')} and ${last}.`;
}
