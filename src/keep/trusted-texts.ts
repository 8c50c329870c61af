import { digest } from './digest.js';
import type { Notes } from './notes.js';

/** Which notebooks are trusted, by their exact texts. */
export interface Trust {
  trusts(text: string): Promise<boolean>;
  add(...texts: string[]): Promise<void>;
}

/** How many are remembered; the oldest are forgotten. */
const most = 2000;

/**
 * Which notebooks' outputs may show rich HTML: those that the kit brought, or that were run here.
 * A notebook is known by its exact text, so that a changed file is a stranger again.
 */
export class TrustedTexts implements Trust {
  private readonly notes: Notes<string[]>;
  private readonly brought: ReadonlySet<string>;

  /** @param brought digests of what is trusted without a note */
  constructor(notes: Notes<string[]>, brought: ReadonlySet<string> = new Set()) {
    this.notes = notes;
    this.brought = brought;
  }

  async trusts(text: string): Promise<boolean> {
    const print = await digest(text);
    return this.brought.has(print) || (await this.notes.read()).includes(print);
  }

  async add(...texts: string[]): Promise<void> {
    const prints = await Promise.all(texts.map((text) => digest(text)));
    await this.notes.change((known) =>
      [...known.filter((each) => !prints.includes(each)), ...prints].slice(-most),
    );
  }
}
