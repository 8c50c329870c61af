import type { NoteForm } from '../../../keep/note-forms.js';
import type { Notes } from '../../../keep/notes.js';
import type { Shelf } from './database.js';
import { shelfError } from './shelf-error.js';

/**
 * Something small under one name; what is there and doesn't fit counts as nothing. It is changed on the way to save what a
 * reader wrote: where there is no room for it, that is not saved either.
 */
export function noteOf<T>(notes: Shelf<unknown>, key: string, form: NoteForm<T>): Notes<T> {
  const read = (value: unknown) => (form.fits(value) ? value : form.empty);
  return {
    read: async () => read(await notes.get(key)),
    change: (how) =>
      notes
        .change(key, (before) => how(read(before)))
        .catch((error) => {
          throw shelfError(error, 'what you wrote');
        }),
  };
}
