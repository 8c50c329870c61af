import type { Trust } from '../../../keep/trusted-texts.js';

/** What lies at a path. */
export interface Entry {
  readonly type: 'file' | 'directory' | 'other';
  /** Bytes. */
  readonly size: number;
  readonly created: Date;
  readonly modified: Date;
}

/**
 * Where files and folders are kept: a folder of the disk, or the browser's database. Paths have `/` between names and come
 * from `checkedPath`; an empty one is the notebooks folder itself. What goes wrong is an `HttpError` that fits.
 */
export interface Store {
  /** @throws {HttpError} 404 when nothing is there */
  look(path: string): Promise<Entry>;
  /** Whether a name is taken, be it by something that can't be read. */
  has(path: string): Promise<boolean>;
  /** The names in a folder. */
  names(folder: string): Promise<string[]>;
  /** A file's bytes. */
  read(path: string): Promise<Uint8Array>;
  /** Makes a file or takes another's place, whole or not at all. */
  write(path: string, content: string | Uint8Array): Promise<void>;
  /** @throws {HttpError} 409 when something is there */
  makeFolder(path: string): Promise<void>;
  /** Gives a file or folder another name. @throws {HttpError} 409 when that is taken */
  move(from: string, to: string): Promise<void>;
  /** Removes a file, or a folder with all that is in it. */
  remove(path: string): Promise<void>;
}

/** Files, and which of them are trusted. */
export interface Contents {
  readonly store: Store;
  readonly trust: Trust;
}
