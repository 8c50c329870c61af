import { formatNotebook } from '../../format/format-notebook.js';
import { jupyterJson } from '../../format/jupyter-json.js';
import type { Notebook, NotebookCell, Output } from '../../format/notebook.js';
import { parseNotebook } from '../../format/parse-notebook.js';
import { terminalText } from './terminal-text.js';

/**
 * The text to save for a notebook that comes from a page: what the reader changed, and nothing that the page's own model
 * adds or drops. A cell that was not changed stays as it was; if none was, the text is the file's own, whoever wrote it.
 *
 * @param notebook what the page sends, read and without its trust marks
 * @param onDisk the text that the file has now, if there is one
 */
export function savedText(notebook: Notebook, onDisk: string | undefined): string {
  const before = onDisk === undefined ? undefined : readable(onDisk);
  if (onDisk === undefined || before === undefined) return formatNotebook(notebook);
  const next = withDropped(notebook, before);
  return comparable(next, before) === comparable(before, before) ? onDisk : formatNotebook(next);
}

function readable(text: string): Notebook | undefined {
  try {
    return parseNotebook(text, 'the file');
  } catch {
    return undefined;
  }
}

/** Puts back what the page doesn't know, and its own name for a kernel that the file names differently. */
function withDropped(notebook: Notebook, before: Notebook): Notebook {
  const known = new Map(before.cells.map((cell) => [cell.id, cell]));
  const cells = addedCell(notebook, before) ? [] : notebook.cells;
  const kernelspec = keptName(notebook, before, 'kernelspec');
  return {
    ...before,
    ...notebook,
    metadata: { ...notebook.metadata, ...(kernelspec === undefined ? {} : { kernelspec }) },
    cells: cells.map((cell) => keptCell(cell, known.get(cell.id))),
  };
}

/** An empty notebook gets a cell in the page, so that there is something to write in. */
function addedCell({ cells }: Notebook, before: Notebook): boolean {
  const [first] = cells;
  return before.cells.length === 0 && cells.length === 1 && first!.source === '' && !first!.outputs?.length;
}

function keptCell(cell: NotebookCell, before: NotebookCell | undefined): NotebookCell {
  const whole = { ...unknownFields(before), ...cell };
  return before && asOnPage(whole) === asOnPage(before) ? before : whole;
}

function unknownFields(cell: NotebookCell | undefined): object {
  if (!cell) return {};
  const { cell_type, id, metadata, source, outputs, execution_count, attachments, ...unknown } = cell;
  return unknown;
}

/** What the file says about its kernel or language, as long as the page means the same one. */
function keptName(notebook: Notebook, before: Notebook, key: 'kernelspec' | 'language_info'): unknown {
  const [now, then] = [notebook, before].map(
    ({ metadata }) => metadata[key] as { name?: unknown } | undefined,
  );
  return now?.name === then?.name ? then : now;
}

/** What two notebooks must have in common to be the same document. */
function comparable(notebook: Notebook, before: Notebook): string {
  const { kernelspec, language_info, ...metadata } = notebook.metadata;
  const told = (key: 'kernelspec' | 'language_info') =>
    before.metadata[key] === undefined ? {} : { [key]: keptName(notebook, before, key) };
  return formatNotebook({
    ...notebook,
    metadata: { ...metadata, ...told('kernelspec'), ...told('language_info') },
  });
}

/** What the page's model makes of a cell: two that are the same there are the same to the reader. */
function asOnPage({ metadata: { trusted, ...metadata }, outputs, ...cell }: NotebookCell): string {
  return jupyterJson({
    ...cell,
    metadata: { ...metadata, ...hiddenOutputs(metadata) },
    outputs: mergeStreams(outputs ?? []).map((output) =>
      output.output_type === 'stream' ? { ...output, text: terminalText(output.text ?? '') } : output,
    ),
  });
}

/** The page holds the older `collapsed` and the newer `jupyter.outputs_hidden` to be one thing, and writes both. */
function hiddenOutputs({ collapsed, jupyter }: NotebookCell['metadata']): object {
  const hidden = collapsed ?? (jupyter as { outputs_hidden?: unknown } | undefined)?.outputs_hidden;
  if (hidden === undefined || hidden === null) return {};
  return { collapsed: hidden, jupyter: { ...(jupyter as object | undefined), outputs_hidden: hidden } };
}

/** The page makes one output of neighbouring ones on the same stream. */
function mergeStreams(outputs: Output[]): Output[] {
  const merged: Output[] = [];
  for (const output of outputs) {
    const last = merged.at(-1);
    const continued =
      output.output_type === 'stream' && last?.output_type === 'stream' && last.name === output.name;
    if (continued) merged[merged.length - 1] = { ...last, text: `${last.text}${output.text}` };
    else merged.push(output);
  }
  return merged;
}
