import type { Trust } from '../../protocol/contents/store.js';
import { digest } from '../../protocol/digest.js';
import type { Site } from '../site.js';
import type { Shelf } from './database.js';

const most = 2000;
const key = 'trusted';

/** Trusts what the site brings, and what was run here; a notebook is known by its exact text. */
export class TrustNotes implements Trust {
  private readonly notes: Shelf<unknown>;
  private readonly brought: ReadonlySet<string>;

  constructor(notes: Shelf<unknown>, { chapters }: Site) {
    this.notes = notes;
    this.brought = new Set(Object.values(chapters).map((chapter) => chapter.digest));
  }

  async trusts(text: string): Promise<boolean> {
    const print = await digest(text);
    return this.brought.has(print) || known(await this.notes.get(key)).includes(print);
  }

  async add(...texts: string[]): Promise<void> {
    const prints = await Promise.all(texts.map((text) => digest(text)));
    await this.notes.change(key, (before) =>
      [...known(before).filter((each) => !prints.includes(each)), ...prints].slice(-most),
    );
  }
}

function known(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];
}
