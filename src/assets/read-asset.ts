/**
 * Reads a file of the kit's `data/` folder: from disk in Node, by `fetch` in a browser.
 *
 * This and `readFrom` are the only places that know which of the two they run in.
 *
 * @param name file name inside `data/`, for example `'glove-50d.bin'`
 * @returns the file's bytes
 * @throws {Error} `readAsset: expected …, got …` when the file can't be read
 * @example
 * const bytes = await readAsset('README.md');
 */
export async function readAsset(name: string): Promise<Uint8Array> {
  const url = new URL(`../../../data/${name}`, import.meta.url);
  if (url.protocol === 'file:') {
    const { readFile } = process.getBuiltinModule('node:fs/promises');
    return readFile(url).catch((cause: Error) => {
      throw new Error(`readAsset: expected a readable file data/${name}, got ${cause.message}`, { cause });
    });
  }
  const response = await fetch(url);
  if (!response.ok) throw new Error(`readAsset: expected ${url}, got HTTP status ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}
