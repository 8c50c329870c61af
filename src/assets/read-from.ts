/** Where files come from: a folder on disk, a URL, or the files themselves by name. */
export type FileSource = string | URL | Readonly<Record<string, Uint8Array>>;

/**
 * Reads one file of a source: from a folder on disk (in Node), from a URL by `fetch`, or from bytes that are already here.
 *
 * @param source folder, URL (`https://…`, `file://…`) or files by name
 * @param name the file's name inside it, for example `'config.json'`
 * @returns the file's bytes
 * @throws {Error} `readFrom: expected …, got …` when the file can't be read
 */
export async function readFrom(source: FileSource, name: string): Promise<Uint8Array> {
  if (typeof source !== 'string' && !(source instanceof URL)) {
    const bytes = source[name];
    if (bytes) return bytes;
    const names = Object.keys(source).join(', ');
    throw new MissingFileError(`readFrom: expected ${name} among the files, got ${names || 'none'}`);
  }
  const place = String(source);
  if (/^https?:/.test(place)) return readUrl(`${place.replace(/\/+$/, '')}/${name}`);
  if (typeof process === 'undefined')
    throw new Error(`readFrom: expected a URL that begins with http, got ${place}`);
  const { readFile } = process.getBuiltinModule('node:fs/promises');
  const path = pathOf(place, name);
  return readFile(path).catch((cause: NodeJS.ErrnoException) => {
    const isMissing = cause.code === 'ENOENT' || cause.code === 'ENOTDIR';
    const got = isMissing ? 'no such file' : cause.message;
    throw new (isMissing ? MissingFileError : Error)(
      `readFrom: expected a readable file ${path}, got ${got}`,
      { cause },
    );
  });
}

function pathOf(place: string, name: string): string {
  const folder = place.startsWith('file:')
    ? process.getBuiltinModule('node:url').fileURLToPath(place)
    : place;
  return process.getBuiltinModule('node:path').join(folder, name);
}

/** Reads a file that need not be there; nothing if it isn't. Other failures are errors, as in `readFrom`. */
export function readIfThere(source: FileSource, name: string): Promise<Uint8Array | undefined> {
  return readFrom(source, name).catch((error: Error) => {
    if (error instanceof MissingFileError) return undefined;
    throw error;
  });
}

/** What tells whether files of a folder have changed: their sizes and times; the bytes themselves where they are here; of URLs nothing. */
export async function stampOf(source: FileSource, names: readonly string[]): Promise<readonly unknown[]> {
  if (typeof source !== 'string' && !(source instanceof URL)) return names.map((name) => source[name]);
  const place = String(source);
  if (/^https?:/.test(place) || typeof process === 'undefined') return [];
  const { stat } = process.getBuiltinModule('node:fs/promises');
  const stats = names.map((name) => stat(pathOf(place, name)).catch(() => undefined));
  return (await Promise.all(stats)).map((found) => found && `${found.size} ${found.mtimeMs} ${found.ino}`);
}

/** Says that a source has no file of a name. */
export class MissingFileError extends Error {}

async function readUrl(url: string): Promise<Uint8Array> {
  const response = await fetch(url).catch((cause: Error) => {
    throw new Error(`readFrom: expected an answer from ${url}, got ${cause.message}`, { cause });
  });
  const Kind = response.status === 404 ? MissingFileError : Error;
  if (!response.ok) throw new Kind(`readFrom: expected ${url}, got HTTP status ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}
