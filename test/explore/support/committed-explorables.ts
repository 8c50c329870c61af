import { readdir, readFile } from 'node:fs/promises';
import type { Explorable } from '../../../src/explore/index.js';

const NOTEBOOKS = new URL('../../../../notebooks/', import.meta.url);
const TYPE = 'application/vnd.attention-kit.explorable+json';

interface Cell {
  outputs?: { data?: Record<string, unknown> }[];
}

/** Every explorable that a chapter shows, as its outputs hold it, with the chapter's number. */
export async function committedExplorables(): Promise<{ chapter: string; it: Explorable }[]> {
  const files = (await readdir(NOTEBOOKS)).filter((file) => file.endsWith('.ipynb')).sort();
  const found = files.map(async (file) => {
    const { cells } = JSON.parse(await readFile(new URL(file, NOTEBOOKS), 'utf8')) as { cells: Cell[] };
    const outputs = cells.flatMap(({ outputs: all = [] }) => all);
    return outputs
      .map(({ data }) => data?.[TYPE] as Explorable | undefined)
      .filter((it) => it !== undefined)
      .map((it) => ({ chapter: file.slice(0, 2), it }));
  });
  return (await Promise.all(found)).flat();
}
