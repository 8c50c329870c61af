import { lstat, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { readPlainFile } from '../files/read-plain-file.js';
import { saveFile } from '../files/save-file.js';
import { printable } from '../format/printable.js';
import type { NoteForm } from '../keep/note-forms.js';
import type { Notes } from '../keep/notes.js';

/** The files that were complained about. */
const complained = new Set<string>();

/** A small JSON file in which the kit remembers something. */
export class KitNotes<T> implements Notes<T> {
  private readonly file: string;
  private readonly form: NoteForm<T>;
  private readonly makeFolder: (folder: string) => Promise<void>;
  private last: Promise<unknown> = Promise.resolve();

  constructor(file: string, form: NoteForm<T>, makeFolder: (folder: string) => Promise<void>) {
    this.file = file;
    this.form = form;
    this.makeFolder = makeFolder;
  }

  /** What is remembered; what doesn't fit counts as nothing, and is said once. */
  async read(): Promise<T> {
    await this.makeFolder(dirname(this.file));
    try {
      const value: unknown = JSON.parse((await readPlainFile(this.file)).toString());
      if (this.form.fits(value)) return value;
      this.complain('something else');
    } catch (error) {
      const { code, message } = error as NodeJS.ErrnoException;
      if (code !== 'ENOENT') this.complain(code ?? message);
    }
    return this.form.empty;
  }

  /** Changes it; changes queue, so that none gets lost. */
  change(how: (before: T) => T): Promise<void> {
    const next = this.last.then(async () => {
      const text = `${JSON.stringify(how(await this.read()), null, 1)}\n`;
      // a link here could lead anywhere
      const stats = await lstat(this.file).catch(() => undefined);
      if (stats && !stats.isFile()) await rm(this.file, { recursive: true });
      await saveFile(this.file, text, { mode: 0o600 });
    });
    this.last = next.catch(() => {});
    return next;
  }

  private complain(got: string): void {
    if (complained.has(this.file)) return;
    complained.add(this.file);
    console.warn(
      printable(`readNotes: expected ${this.form.inWords} in ${this.file}, got ${got}; it counts as empty`),
    );
  }
}
