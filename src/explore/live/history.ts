/** A state with those before it. */
export interface History<State> {
  readonly first: State;
  readonly past: readonly State[];
  readonly now: State;
  /** What made the last change: what the same gesture changes further is undone with it. */
  readonly by: string;
}

/** So many steps can be undone. */
const MOST = 200;

/** A history without a past. */
export function begun<State>(first: State): History<State> {
  return { first, past: [], now: first, by: '' };
}

/** A new state, made by this gesture. */
export function changed<State>(history: History<State>, now: State, by: string): History<State> {
  if (now === history.now) return history;
  if (by !== '' && by === history.by) return { ...history, now };
  return { ...history, past: [...history.past, history.now].slice(-MOST), now, by };
}

/** A new state that isn't worth undoing: something else is looked at. */
export function glanced<State>(history: History<State>, now: State): History<State> {
  return now === history.now ? history : { ...history, now };
}

/** One gesture back. */
export function undone<State>(history: History<State>): History<State> {
  const { past, first } = history;
  return past.length === 0 ? history : { first, past: past.slice(0, -1), now: past.at(-1)!, by: '' };
}

/** Back to the first state; this, too, can be undone. */
export function reset<State>(history: History<State>): History<State> {
  return changed(history, history.first, '');
}
