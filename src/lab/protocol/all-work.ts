import { isObject } from '../../format/expect.js';
import { objectsByName, textsByName } from '../../keep/note-forms.js';
import type { Original } from '../../keep/original.js';
import { fromBase64, toBase64 } from './contents/bytes.js';
import { checkedPath, isHiddenPath } from './contents/checked-path.js';
import { HttpError } from './http-error.js';

/** A file of a reader's. */
export interface WorkFile {
  readonly path: string;
  readonly bytes: Uint8Array;
  /** For a copy of a chapter: what it was made from. */
  readonly original?: Original | undefined;
}

/** What the page remembers besides, by name: where the reader is in the chapters, above all. */
type Workspaces = Record<string, Record<string, unknown>>;

/** All of a reader's work. */
export interface AllWork {
  readonly files: readonly WorkFile[];
  readonly workspaces: Workspaces;
}

const form = 'attention-kit-work';

/** All work as one file. @param time ISO 8601 */
export function writeAllWork({ files, workspaces }: AllWork, time: string): string {
  const originals = files.flatMap(({ path, original }) => (original ? [[path, original] as const] : []));
  return JSON.stringify({
    form,
    time,
    files: Object.fromEntries(files.map(({ path, bytes }) => [path, toBase64(bytes)])),
    originals: Object.fromEntries(originals),
    workspaces,
  });
}

/**
 * Reads such a file, whole: what is wrong in it is found before anything of it is used. Checkpoints are left out, they are
 * of their own time.
 *
 * @param value what its JSON says
 * @throws {HttpError} 400 when it is none, or damaged
 */
export function readAllWork(value: unknown): AllWork {
  if (!isObject(value) || value.form !== form)
    throw new HttpError(400, `This is no file of work taken along: it would begin with "form": "${form}"`);
  const { files, workspaces, originals = {} } = value;
  if (!textsByName.fits(files) || !objectsByName.fits(workspaces) || !areOriginals(originals))
    throw new HttpError(400, 'This file of work is damaged: its files or notes have another form');
  const wanted = Object.entries(files).filter(([path]) => !isHiddenPath(path));
  return {
    files: wanted.map(([path, content]) => ({
      path: checkedPath(path),
      bytes: fromBase64(content),
      original: Object.hasOwn(originals, path) ? originals[path] : undefined,
    })),
    workspaces,
  };
}

function areOriginals(value: unknown): value is Record<string, Original> {
  return (
    objectsByName.fits(value) &&
    Object.values(value).every(
      ({ digest, sources }) => typeof digest === 'string' && typeof sources === 'string',
    )
  );
}
