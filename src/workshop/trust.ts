import { fingerprint } from './fingerprint.js';
import type { KitNotes } from './kit-notes.js';

const most = 2000;

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
    return (await this.notes.read()).includes(fingerprint(text));
  }

  async add(...texts: string[]): Promise<void> {
    const prints = texts.map(fingerprint);
    await this.notes.change((known) =>
      [...known.filter((each) => !prints.includes(each)), ...prints].slice(-most),
    );
  }
}
