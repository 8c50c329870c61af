import { lstat, mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { moveFile } from '../../../files/move-file.js';
import { readPlainFile } from '../../../files/read-plain-file.js';
import { saveFile } from '../../../files/save-file.js';
import { pathParts } from '../../protocol/contents/path-parts.js';
import type { Entry, Store } from '../../protocol/contents/store.js';
import { notAFile } from '../../protocol/http-error.js';
import { fromFileError } from './file-error.js';
import { placeOf } from './safe-path.js';

/** Keeps files in a folder of the disk: nothing outside of it is seen or written, whatever its links say. */
export class DiskStore implements Store {
  private readonly root: string;

  /** @param root absolute and real */
  constructor(root: string) {
    this.root = root;
  }

  look(path: string): Promise<Entry> {
    return this.at(path, async (place) => {
      const stats = await stat(place);
      const type = stats.isDirectory() ? 'directory' : stats.isFile() ? 'file' : 'other';
      return { type, size: stats.size, created: stats.birthtime, modified: stats.mtime };
    });
  }

  has(path: string): Promise<boolean> {
    const { folder, name } = pathParts(path);
    return this.at(folder, (place) =>
      lstat(join(place, name)).then(
        () => true,
        () => false,
      ),
    );
  }

  names(folder: string): Promise<string[]> {
    return this.at(folder, (place) => readdir(place));
  }

  read(path: string): Promise<Uint8Array> {
    return this.at(path, readPlainFile);
  }

  write(path: string, content: string | Uint8Array): Promise<void> {
    return this.at(path, (place) => saveFile(place, content));
  }

  makeFolder(path: string): Promise<void> {
    return this.at(path, (place) => mkdir(place));
  }

  async move(from: string, to: string): Promise<void> {
    const place = await placeOf(this.root, to);
    await this.at(from, async (before) => {
      const stats = await lstat(before);
      if (!stats.isFile() && !stats.isDirectory() && !stats.isSymbolicLink()) throw notAFile(from);
      const moved = stats.isDirectory()
        ? mkdir(place).then(() => rename(before, place))
        : moveFile(before, place);
      await moved.catch((error) => {
        throw error.code === 'EEXIST' ? fromFileError(error, to) : error;
      });
    });
  }

  remove(path: string): Promise<void> {
    return this.at(path, async (place) => {
      const folder = (await lstat(place)).isDirectory();
      await rm(place, folder ? { recursive: true } : {});
    });
  }

  private async at<T>(path: string, what: (place: string) => Promise<T>): Promise<T> {
    const place = await placeOf(this.root, path);
    return what(place).catch((error) => {
      throw fromFileError(error, path);
    });
  }
}
