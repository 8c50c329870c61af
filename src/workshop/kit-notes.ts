import { mkdir, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { saveFile } from '../files/save-file.js';

/** A small JSON file in which the kit remembers something about the notebooks folder. */
export class KitNotes<T> {
  private readonly file: string;
  private readonly empty: T;
  private last: Promise<unknown> = Promise.resolve();

  constructor(file: string, empty: T) {
    this.file = file;
    this.empty = empty;
  }

  /** What is remembered; a missing or broken file counts as nothing. */
  async read(): Promise<T> {
    const text = await readFile(this.file, 'utf8').catch(() => '');
    try {
      return text === '' ? this.empty : (JSON.parse(text) as T);
    } catch {
      return this.empty;
    }
  }

  /** Changes it; changes queue, so that none gets lost. */
  change(how: (before: T) => T): Promise<void> {
    const next = this.last.then(async () => {
      await mkdir(dirname(this.file), { recursive: true });
      await saveFile(this.file, `${JSON.stringify(how(await this.read()), null, 1)}\n`, 0o600);
    });
    this.last = next.catch(() => {});
    return next;
  }
}
