import { readAsset } from './read-asset.js';

/**
 * Reads a JSON file of the kit's `data/` folder.
 *
 * @param name file name inside `data/`, for example `'training-curves.json'`
 * @throws {Error} `readAsset: expected …, got …` when the file can't be read
 */
export async function readJsonAsset<Content>(name: string): Promise<Content> {
  return JSON.parse(new TextDecoder().decode(await readAsset(name)));
}
