import { HttpError } from '../http-error.js';

/** A notebook, as far as the server looks into it. */
export interface Notebook {
  nbformat: number;
  nbformat_minor: number;
  metadata: Record<string, unknown>;
  cells: NotebookCell[];
}

/** One cell of a notebook. */
export interface NotebookCell {
  cell_type: string;
  id?: string;
  source: string | string[];
  metadata: Record<string, unknown>;
  outputs?: Record<string, unknown>[];
  execution_count?: number | null;
}

/** Reads a notebook file; texts stored as lines are joined, as the page expects them. */
export function parseNotebook(text: string, path: string): Notebook {
  let notebook: unknown;
  try {
    notebook = JSON.parse(text);
  } catch (error) {
    throw new HttpError(400, `${path} is not a notebook: ${(error as Error).message}`);
  }
  if (!isNotebook(notebook)) throw new HttpError(400, `${path} is not a notebook of format 4`);
  return mapTexts(notebook, (text) => (Array.isArray(text) ? text.join('') : text));
}

/** The text of a notebook file, as Jupyter writes it: a line of source is a line of the file. */
export function notebookText(notebook: Notebook): string {
  return `${JSON.stringify(
    mapTexts(notebook, (text) => (typeof text === 'string' ? lines(text) : text)),
    null,
    1,
  )}\n`;
}

/** Whether a value has the shape of a notebook of format 4. */
export function isNotebook(value: unknown): value is Notebook {
  const { nbformat, metadata, cells } = (value ?? {}) as Partial<Notebook>;
  return nbformat === 4 && typeof metadata === 'object' && Array.isArray(cells) && cells.every(isCell);
}

function isCell(value: unknown): value is NotebookCell {
  const { cell_type, source, metadata, outputs } = (value ?? {}) as Partial<NotebookCell>;
  const isText = typeof source === 'string' || Array.isArray(source);
  const isCode = cell_type === 'code';
  return (
    typeof cell_type === 'string' &&
    isText &&
    typeof metadata === 'object' &&
    (!isCode || Array.isArray(outputs))
  );
}

function lines(text: string): string[] {
  return text === '' ? [] : text.split(/(?<=\n)/);
}

/** A copy with `change` applied to sources, stream texts and textual outputs. */
function mapTexts(notebook: Notebook, change: (text: unknown) => unknown): Notebook {
  const output = (each: Record<string, unknown>) => {
    const data = each.data as Record<string, unknown> | undefined;
    const text = 'text' in each ? { text: change(each.text) } : {};
    if (!data) return { ...each, ...text };
    const changed = Object.entries(data).map(([type, value]) => [
      type,
      /json$/.test(type) ? value : change(value),
    ]);
    return { ...each, ...text, data: Object.fromEntries(changed) };
  };
  const cells = notebook.cells.map((cell) => ({
    ...cell,
    source: change(cell.source) as NotebookCell['source'],
    ...(cell.outputs ? { outputs: cell.outputs.map(output) } : {}),
  }));
  return { ...notebook, cells };
}
