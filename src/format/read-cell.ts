import { type Expect, inWords, type Refuse } from './expect.js';
import { mapBundle } from './lines.js';
import type { NotebookCell } from './notebook.js';
import { readBundle, readOutput } from './read-output.js';

/** A cell as it was read; it may have no `id` yet. */
export type ReadCell = Omit<NotebookCell, 'id'> & { id?: string };

/** Reads a cell; what its type needs is there afterwards, an `id` only if it has a text as one. */
export function readCell(value: unknown, where: string, expect: Expect, refuse: Refuse): ReadCell {
  const { id, outputs, execution_count, attachments, ...cell } = expect.object(value, where);
  const { cell_type } = cell;
  if (cell_type !== 'code' && cell_type !== 'markdown' && cell_type !== 'raw')
    return refuse('code, markdown or raw', `cell_type of ${where}`, inWords(cell_type));
  const read: ReadCell = {
    ...cell,
    cell_type,
    metadata: expect.object(cell.metadata, `metadata of ${where}`),
    source: expect.text(cell.source, `source of ${where}`),
    ...(typeof id === 'string' && id !== '' ? { id } : {}),
    ...(attachments ? { attachments: readAttachments(attachments, where, expect) } : {}),
  };
  if (cell_type !== 'code') return read;
  return {
    ...read,
    outputs: expect.list(outputs, `outputs of ${where}`).flatMap((output, i) => {
      return output === null ? [] : [readOutput(output, `output ${i + 1} of ${where}`, expect, refuse)];
    }),
    execution_count: expect.count(execution_count, `execution_count of ${where}`),
  };
}

function readAttachments(value: unknown, where: string, expect: Expect): NotebookCell['attachments'] {
  const attachments = expect.object(value, `attachments of ${where}`);
  return mapBundle(attachments, (data) => readBundle(data, where, expect)) as NotebookCell['attachments'];
}
