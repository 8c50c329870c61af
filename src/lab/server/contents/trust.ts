import { createHash } from 'node:crypto';
import type { KitNotes } from '../kit-notes.js';
import type { Notebook } from './notebook-text.js';

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

/** Marks each code cell as trusted or not, as the page reads it. */
export function markTrust(notebook: Notebook, trusted: boolean): Notebook {
  const cells = notebook.cells.map((cell) =>
    cell.cell_type === 'code' ? { ...cell, metadata: { ...cell.metadata, trusted } } : cell,
  );
  return { ...notebook, cells };
}

/** Takes the marks off again, and tells whether the whole notebook was trusted. */
export function takeTrust(notebook: Notebook): { notebook: Notebook; trusted: boolean } {
  let trusted = true;
  const cells = notebook.cells.map((cell) => {
    const { trusted: mark, ...metadata } = cell.metadata;
    if (cell.cell_type === 'code') trusted &&= mark === true || cell.outputs?.length === 0;
    return { ...cell, metadata };
  });
  return { notebook: { ...notebook, cells }, trusted };
}
