/** One output of a code cell, as nbformat stores it; texts are whole strings. */
export interface Output {
  output_type: 'stream' | 'display_data' | 'execute_result' | 'error';
  name?: string;
  text?: string;
  data?: Record<string, unknown>;
  metadata?: Record<string, unknown>;
  execution_count?: number | null;
  ename?: string;
  evalue?: string;
  traceback?: string[];
}

/** A cell; `source` is one string. */
export interface NotebookCell {
  cell_type: 'code' | 'markdown' | 'raw';
  id: string;
  metadata: { tags?: string[]; [key: string]: unknown };
  source: string;
  outputs?: Output[];
  execution_count?: number | null;
  attachments?: Record<string, Record<string, unknown>>;
}

/** A notebook of format 4.5. */
export interface Notebook {
  cells: NotebookCell[];
  metadata: Record<string, unknown>;
  nbformat: number;
  nbformat_minor: number;
}

/**
 * Reads a notebook from the text of its file and joins its texts, which the format stores as lists of lines.
 *
 * @param text what the file holds
 * @param name what the error's sentence calls it
 * @throws {Error} when it isn't a notebook of format 4
 */
export function parseNotebook(text: string, name: string): Notebook {
  const notebook = parseJson(text, name);
  if (notebook.nbformat !== 4 || !Array.isArray(notebook.cells))
    throw new Error(
      `readNotebook: expected a notebook of format 4 in ${name}, got format ${notebook.nbformat}`,
    );
  const cells = notebook.cells.map((cell, i) => joinTexts({ ...cell, id: cell.id ?? `cell-${i + 1}` }));
  const nbformat_minor = Math.max(5, notebook.nbformat_minor ?? 0);
  return { ...notebook, nbformat_minor, cells };
}

function parseJson(text: string, name: string): Notebook {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new Error(`readNotebook: expected JSON in ${name}, got ${(cause as Error).message}`, { cause });
  }
}

/**
 * The notebook as the text of its file, as Jupyter writes it: keys sorted, one space of indent, texts as lists of lines,
 * so that a save from JupyterLab and a run of the kit differ in nothing but what changed.
 */
export function formatNotebook(notebook: Notebook): string {
  const cells = notebook.cells.map(splitTexts);
  return `${JSON.stringify(sortKeys({ ...notebook, cells }), null, 1)}\n`;
}

function joinTexts(cell: NotebookCell): NotebookCell {
  const joined = { ...cell, source: join(cell.source) as string };
  if (cell.cell_type !== 'code') return joined;
  const outputs = (cell.outputs ?? []).map((output) => ({
    ...output,
    ...(output.text === undefined ? {} : { text: join(output.text) as string }),
    ...(output.data === undefined ? {} : { data: mapTexts(output.data, join) }),
  }));
  return { ...joined, outputs, execution_count: cell.execution_count ?? null };
}

function splitTexts(cell: NotebookCell): object {
  const outputs = cell.outputs?.map((output) => ({
    ...output,
    ...(output.text === undefined ? {} : { text: split(output.text) }),
    ...(output.data === undefined ? {} : { data: mapTexts(output.data, split) }),
  }));
  return { ...cell, source: split(cell.source), ...(outputs ? { outputs } : {}) };
}

function mapTexts(
  data: Record<string, unknown>,
  change: (value: unknown) => unknown,
): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(data).map(([type, value]) => [type, isText(type) ? change(value) : value]),
  );
}

function isText(mimeType: string): boolean {
  return /^text\/|^image\/svg\+xml$|^application\/javascript$/.test(mimeType);
}

function join(value: unknown): unknown {
  return Array.isArray(value) ? value.join('') : value;
}

function split(value: unknown): unknown {
  return typeof value === 'string' ? (value.match(/[^\n]*\n|[^\n]+$/g) ?? []) : value;
}

function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (typeof value !== 'object' || value === null) return value;
  const keys = Object.keys(value).sort();
  return Object.fromEntries(keys.map((key) => [key, sortKeys(value[key as keyof typeof value])]));
}
