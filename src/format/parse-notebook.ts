import { expectWith, inWords, isObject, type Refuse } from './expect.js';
import { isDeeperThan } from './jupyter-json.js';
import type { Notebook, NotebookCell } from './notebook.js';
import { type ReadCell, readCell } from './read-cell.js';

const mostLevels = 500;

/**
 * Reads a notebook from the text of its file and joins its texts, which the format stores as lists of lines.
 *
 * It takes what real files have: a byte order mark, cells without `metadata`, `source`, `outputs` or `id`, numbers written
 * as texts; cells and outputs that are null are left out.
 *
 * @param text what the file holds
 * @param name what the error's sentence calls it
 * @throws {Error} when it isn't a notebook of format 4; the sentence names the cell
 */
export function parseNotebook(text: string, name: string): Notebook {
  return readNotebookValue(parseJson(text, name), name);
}

/** Reads a notebook from what its JSON says, as `parseNotebook` does. */
export function readNotebookValue(value: unknown, name: string): Notebook {
  const refuse: Refuse = (expected, where, got) => {
    throw new Error(`readNotebook: expected ${expected} as ${where} in ${name}, got ${got}`);
  };
  const expect = expectWith(refuse);
  const { nbformat, nbformat_minor, metadata, cells } = formatFour(value, name);
  if (isDeeperThan(mostLevels, { ...(value as object), cells: [] }))
    refuse(`at most ${mostLevels} levels`, 'content', 'more');
  const minor = expect.count(nbformat_minor, 'nbformat_minor');
  const read = cells.flatMap((cell, i) => {
    const where = `cell ${i + 1}`;
    if (isDeeperThan(mostLevels, cell)) refuse(`at most ${mostLevels} levels`, where, 'more');
    return cell === null ? [] : [readCell(cell, where, expect, refuse)];
  });
  return {
    ...(value as object),
    nbformat,
    nbformat_minor: Math.max(5, minor ?? 0),
    metadata: expect.object(metadata, 'metadata'),
    cells: withIds(read),
  };
}

function parseJson(text: string, name: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (cause) {
    const message = (cause as Error).message.replace(/\s+/g, ' ');
    throw new Error(`readNotebook: expected JSON in ${name}, got ${message}`, { cause });
  }
}

function formatFour(
  value: unknown,
  name: string,
): Record<string, unknown> & { nbformat: 4; cells: unknown[] } {
  const refuse = (got: string): never => {
    throw new Error(`readNotebook: expected a notebook of format 4 in ${name}, got ${got}`);
  };
  if (!isObject(value)) return refuse(inWords(value));
  const { nbformat, cells } = value;
  if (nbformat !== 4 && nbformat !== '4')
    return refuse(nbformat === undefined ? 'no nbformat' : `format ${inWords(nbformat)}`);
  if (!Array.isArray(cells)) return refuse(cells === undefined ? 'no cells' : `${inWords(cells)} as cells`);
  return { ...value, nbformat: 4, cells };
}

/** Gives each cell an id of its own: its own one, or else its number. */
function withIds(cells: ReadCell[]): NotebookCell[] {
  const taken = new Set(cells.map(({ id }) => id));
  const used = new Set<string>();
  return cells.map((cell, i) => {
    let id = cell.id ?? `cell-${i + 1}`;
    if (used.has(id) || (cell.id === undefined && taken.has(id)))
      for (let n = 2; used.has(id) || taken.has(id); n++) id = `cell-${i + 1}-${n}`;
    used.add(id);
    return { ...cell, id };
  });
}
