import { readdir, readFile } from 'node:fs/promises';
import { type Explorable, explorableMimeType } from '../../../src/explore/explorable.js';

const NOTEBOOKS = new URL('../../../../notebooks/', import.meta.url);

/** An output of a cell: its forms. */
export type Bundle = Readonly<Record<string, string | string[]>>;

/** The names of all notebooks. */
export const notebookNames: readonly string[] = (await readdir(NOTEBOOKS)).filter((name) =>
  name.endsWith('.ipynb'),
);

/** The explorables that a notebook has stored, with their pictures and words. */
export async function storedIn(name: string): Promise<Bundle[]> {
  const { cells } = JSON.parse(await readFile(new URL(name, NOTEBOOKS), 'utf8'));
  const outputs = cells.flatMap(({ outputs = [] }: { outputs?: { data?: Bundle }[] }) => outputs);
  return outputs.flatMap(({ data }: { data?: Bundle }) => (data && explorableMimeType in data ? [data] : []));
}

/** The explorable of an output. */
export function explorableOf(bundle: Bundle): Explorable {
  return bundle[explorableMimeType] as unknown as Explorable;
}
