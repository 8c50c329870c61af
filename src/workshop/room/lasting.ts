import { saveFile } from '../../files/save-file.js';

/** A value that outlives its process: a change that was waited for is on the disk. */
export class Lasting<T> {
  private readonly file: string;
  readonly value: T;
  private saving: Promise<void> = Promise.resolve();
  private next: Promise<void> | undefined;

  /** @param value is changed in place */
  constructor(file: string, value: T) {
    this.file = file;
    this.value = value;
  }

  /** Resolves when the value as it is now has been written; what many ask for at once is one write. */
  save(): Promise<void> {
    this.next ??= this.saving.then(async () => {
      this.next = undefined;
      await saveFile(this.file, JSON.stringify(this.value), { mode: 0o600 });
    });
    this.saving = this.next.catch(() => {});
    return this.next;
  }
}
