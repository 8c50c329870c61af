import { createHash } from 'node:crypto';
import type { KitNotes } from './kit-notes.js';

/**
 * Which notebooks' outputs may show rich HTML: those that the kit brought, or that were run here.
 * A notebook is known by its exact text, so that a changed file is a stranger again.
 */
export class TrustList {
  private readonly notes: KitNotes<string[]>;

  constructor(notes: KitNotes<string[]>) {
    this.notes = notes;
  }

  async trusts(text: string): Promise<boolean> {
    return (await this.notes.read()).includes(digest(text));
  }

  async add(text: string): Promise<void> {
    await this.notes.change((known) =>
      [...known.filter((each) => each !== digest(text)), digest(text)].slice(-2000),
    );
  }
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
