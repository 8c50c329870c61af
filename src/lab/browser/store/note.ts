import type { Notes } from '../../protocol/routes/settings-routes.js';
import type { Shelf } from './database.js';

/** Something small under one name; what is there and no object counts as nothing. */
export function noteOf<T extends object>(notes: Shelf<unknown>, key: string): Notes<T> {
  const form = (value: unknown) => (typeof value === 'object' && value !== null ? value : {}) as T;
  return {
    read: async () => form(await notes.get(key)),
    change: (how) => notes.change(key, (before) => how(form(before))),
  };
}
