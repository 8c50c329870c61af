import type { Kind } from './kind.js';

// biome-ignore lint/suspicious/noExplicitAny: whatever the state
type OfAny = Kind<any>;

/** What most kinds have none of: nothing to drag, to press, to point at or to switch, and nothing to note. */
export const untouched: Pick<
  OfAny,
  'dragged' | 'keyed' | 'looked' | 'next' | 'switches' | 'notes' | 'switched'
> = {
  dragged: (state) => state,
  keyed: () => undefined,
  looked: (state) => state,
  next: () => undefined,
  switches: () => [],
  notes: () => [],
  switched: (state) => state,
};
