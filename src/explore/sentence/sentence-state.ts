import type { Reading, Shown } from './reading.js';

/** A sentence, what has been read in it, and perhaps the same with a word changed. */
export interface SentenceState {
  readonly sentence: string;
  /** The sentence with another word in it; empty for none. */
  readonly other: string;
  readonly shows: Shown;
  /** The place of the word that is followed. */
  readonly look: number;
  readonly read: Reading;
  readonly readOther: Reading;
}

/** Whether a second sentence can be laid over the first. */
export function isTwofold({ shows }: Pick<SentenceState, 'shows'>): boolean {
  return shows === 'attention';
}

/** What stands there first: the one sentence of all chapters. */
export const SENTENCE = 'Transformers are cool because they are efficient';

/** The state with a word to follow that is there: while a word is typed, there may be fewer for a moment. */
export function withFollowed(state: SentenceState): SentenceState {
  const look = Math.max(0, Math.min(state.look, state.read.words.length - 1));
  return look === state.look ? state : { ...state, look };
}

/** Whether the other sentence can be laid over the first: it has as many words. */
export function isComparable({ read, readOther }: SentenceState): boolean {
  return readOther.words.length > 0 && readOther.words.length === read.words.length;
}
