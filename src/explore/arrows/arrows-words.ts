import { peakOf } from '../../plot/extremes.js';
import { numberText, shareText } from '../draw/number-text.js';
import { type ArrowsState, askersShares, productsOf } from './arrows-state.js';

/** To whom the word that asks gives most. */
export function arrowsFinding(state: ArrowsState): string {
  const { words, asker } = state;
  const shares = askersShares(state);
  const most = peakOf(shares);
  const target = most === asker ? 'itself' : words[most];
  return `${words[asker]} gives ${Math.round(100 * shares[most]!)} % of its attention to ${target}`;
}

/** The arrow, and what it makes of each key. */
export function arrowsWords(state: ArrowsState): string {
  const { words, features, queries, asker } = state;
  const shares = askersShares(state);
  const query = features.map((feature, c) => `${feature} ${numberText(queries[asker]![c]!)}`).join(', ');
  const scores = productsOf(state)[asker]!.map(
    (product, j) => `${numberText(product)} for ${words[j]}, share ${shareText(shares[j]!)}`,
  );
  return `A query as an arrow: ${arrowsFinding(state)}. The query of ${words[asker]} is ${query}. It scores ${scores.join('; ')}.`;
}

/** With one matrix for both, what two words score for each other. */
export function mirrorNotes(state: ArrowsState): string[] {
  if (!state.mirror) return [];
  const { words, asker } = state;
  const other = asker === 0 ? 1 : 0;
  const products = productsOf(state);
  const [there, back] = [products[asker]![other]!, products[other]![asker]!].map(numberText);
  return [
    `One matrix for both: ${words[asker]} scores ${there} for ${words[other]}, and ${words[other]} scores ${back} for ${words[asker]}. Wherever the arrow goes, the scores are a mirror.`,
  ];
}
