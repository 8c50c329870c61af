import { peakOf } from '../../plot/extremes.js';
import { type ModelReading, type ModelState, weightsOf } from './model-state.js';

const PRONOUNS = ['they', 'it', 'he', 'she', 'we', 'them'];

/** The place of the first pronoun, or else of the last word. */
export function firstAsker({ tokens }: Pick<ModelReading, 'tokens'>): number {
  const asker = tokens.findIndex((token) => PRONOUNS.includes(token));
  return asker >= 0 ? asker : Math.max(0, tokens.length - 2);
}

/** The place of what is looked at most, special tokens and the looking one left out. */
export function mostSeen(state: Pick<ModelState, 'read' | 'look' | 'from'>): number {
  const { from, look, read } = state;
  const row = weightsOf(state, look)[from] ?? [];
  if (row.length === 0) return 0;
  return peakOf(row.map((weight, j) => (j === from || /^\[.*\]$/.test(read.tokens[j]!) ? -1 : weight)));
}

/** The state with what was read for it; the tokens that are followed are found again, or others in their place. */
export function withReading(state: ModelState, read: ModelReading): ModelState {
  const found = (place: number) => {
    const token = state.read.tokens[place];
    return read.tokens[place] === token ? place : read.tokens.indexOf(token ?? '');
  };
  const from = found(state.from) < 0 ? firstAsker(read) : found(state.from);
  const to = found(state.to) < 0 ? mostSeen({ read, look: state.look, from }) : found(state.to);
  return { ...state, read, from, to };
}
