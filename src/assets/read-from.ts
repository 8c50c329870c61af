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
    throw new Error(`readFrom: expected ${name} among the files, got ${names || 'none'}`);
  }
  const place = String(source);
  if (/^https?:/.test(place)) return readUrl(`${place.replace(/\/+$/, '')}/${name}`);
  if (typeof process === 'undefined')
    throw new Error(`readFrom: expected a URL that begins with http, got ${place}`);
  const { readFile } = process.getBuiltinModule('node:fs/promises');
  const folder = place.startsWith('file:')
    ? process.getBuiltinModule('node:url').fileURLToPath(place)
    : place;
  const path = process.getBuiltinModule('node:path').join(folder, name);
  return readFile(path).catch((cause: Error) => {
    throw new Error(`readFrom: expected a readable file ${path}, got ${cause.message}`, { cause });
  });
}

async function readUrl(url: string): Promise<Uint8Array> {
  const response = await fetch(url).catch((cause: Error) => {
    throw new Error(`readFrom: expected an answer from ${url}, got ${cause.message}`, { cause });
  });
  if (!response.ok) throw new Error(`readFrom: expected ${url}, got HTTP status ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}
