/** The note under which room is held back for the reader's work. */
const key = 'reserve';

/** Bytes: a long chapter with its outputs and its checkpoint. */
const size = 4e6;

/** So many random bytes a browser gives at once. */
const most = 65_536;

/** Where notes lie: what a reserve needs of a shelf. */
interface Notes {
  keys(): Promise<string[]>;
  change(key: string, how: () => unknown): Promise<void>;
}

/**
 * Room that is held back for what a reader writes, and given up when there is no other: so a browser that is full is noticed
 * while all can still be saved. What browsers tell of their room can't be relied on (Chromium tells every page of 10 GB).
 */
export class Reserve {
  private readonly notes: Notes;
  /** Once there was no other room, there soon will be none again: this page holds nothing back any more. */
  private spent: Promise<boolean> | undefined;

  constructor(notes: Notes) {
    this.notes = notes;
  }

  /** Holds the room, if it isn't held. @returns whether there is room for it */
  async hold(): Promise<boolean> {
    if (this.spent) return false;
    if (await this.isHeld()) return true;
    const bytes = randomBytes();
    return this.notes
      .change(key, () => bytes)
      .then(
        () => true,
        (error) => {
          if (isFull(error)) return false;
          throw error;
        },
      );
  }

  /** Does what takes room; where there is none, once more with what was held back. */
  async spend<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (!isFull(error)) throw error;
      this.spent ??= this.giveUp(); // once for all that find no room at the same time
      if (await this.spent) return work();
      this.spent = undefined;
      throw error;
    }
  }

  /** @returns whether anything was held */
  private async giveUp(): Promise<boolean> {
    if (!(await this.isHeld())) return false;
    await this.notes.change(key, () => undefined);
    return true;
  }

  private async isHeld(): Promise<boolean> {
    return (await this.notes.keys()).includes(key);
  }
}

/** Whether a browser says that it takes no more. */
export function isFull(error: unknown): boolean {
  return ((error ?? {}) as { name?: string }).name === 'QuotaExceededError';
}

/** Bytes that no browser makes smaller. */
function randomBytes(): Uint8Array {
  const bytes = new Uint8Array(size);
  for (let at = 0; at < size; at += most) crypto.getRandomValues(bytes.subarray(at, at + most));
  return bytes;
}
