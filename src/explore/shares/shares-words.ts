import { numberText, shareText } from '../draw/number-text.js';
import { ranked, type SharesState, sharesOf } from './shares-state.js';

/** Who gets most, and how many times as much as the next: e to the power of their difference. */
export function leadOf(state: SharesState): string {
  const [first, second] = ranked(state) as [number, number];
  const { tokens, scores, temperature } = state;
  const times = Math.exp((scores[first]! - scores[second]!) / temperature);
  if (times < 1.05) return `${tokens[first]} and ${tokens[second]} get the same share`;
  const shown = times >= 1e5 ? 'far more than 100000' : times >= 100 ? times.toFixed(0) : times.toFixed(1);
  return `${tokens[first]} gets ${shown} times the share of ${tokens[second]}`;
}

/** All scores and shares. */
export function sharesWords(state: SharesState): string {
  const shares = sharesOf(state);
  const rows = state.tokens.map(
    (token, i) => `${token}: score ${numberText(state.scores[i]!)}, share ${shareText(shares[i]!)}.`,
  );
  return `Scores and shares at temperature ${state.temperature}: ${leadOf(state)}. ${rows.join(' ')}`;
}
