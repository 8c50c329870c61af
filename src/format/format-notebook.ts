import { jupyterJson } from './jupyter-json.js';
import { isLinesType, mapBundle, splitLines } from './lines.js';
import type { Notebook, NotebookCell, Output } from './notebook.js';

/**
 * The notebook as the text of its file, as Jupyter writes it: keys sorted, one space of indent, texts as lists of lines,
 * and no marks that are only good while it is open; so a save from JupyterLab and a run of the kit differ in nothing but
 * what changed.
 */
export function formatNotebook(notebook: Notebook): string {
  const { orig_nbformat, orig_nbformat_minor, signature, ...metadata } = notebook.metadata;
  return `${jupyterJson({ ...notebook, metadata, cells: notebook.cells.map(splitCell) })}\n`;
}

function splitCell(cell: NotebookCell): object {
  const { trusted, ...metadata } = cell.metadata;
  return {
    ...cell,
    metadata,
    source: split(cell.source),
    ...(cell.outputs ? { outputs: cell.outputs.map(splitOutput) } : {}),
    ...(cell.attachments ? { attachments: mapBundle(cell.attachments, (data) => splitBundle(data)) } : {}),
  };
}

function splitOutput(output: Output): object {
  return {
    ...output,
    ...(output.text === undefined ? {} : { text: split(output.text) }),
    ...(output.data === undefined ? {} : { data: splitBundle(output.data) }),
  };
}

function splitBundle(data: unknown): object {
  return mapBundle(data as Record<string, unknown>, (value, type) =>
    isLinesType(type) ? split(value) : value,
  );
}

function split(value: unknown): unknown {
  return typeof value === 'string' ? splitLines(value) : value;
}
