import { texts } from '../../../keep/note-forms.js';
import { TrustedTexts } from '../../../keep/trusted-texts.js';
import type { Site } from '../site.js';
import type { Database } from './database.js';
import { noteOf } from './note.js';

/** What the site brings is trusted, and what was run here. */
export function trustOf({ chapters }: Site, { notes }: Database): TrustedTexts {
  const brought = new Set(Object.values(chapters).map(({ digest }) => digest));
  return new TrustedTexts(noteOf(notes, 'trusted', texts), brought);
}
