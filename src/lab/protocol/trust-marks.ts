/** As much of a notebook as marks need. */
interface Marked {
  cells: { cell_type: string; metadata: Record<string, unknown>; outputs?: unknown[] }[];
}

/** Marks each code cell as trusted or not, as the page reads it. */
export function markTrust<N extends Marked>(notebook: N, trusted: boolean): N {
  const cells = notebook.cells.map((cell) =>
    cell.cell_type === 'code' ? { ...cell, metadata: { ...cell.metadata, trusted } } : cell,
  );
  return { ...notebook, cells };
}

/** Takes the marks off again, and tells whether the whole notebook was trusted. */
export function takeTrust<N extends Marked>(notebook: N): { notebook: N; trusted: boolean } {
  let trusted = true;
  const cells = notebook.cells.map((cell) => {
    const { trusted: mark, ...metadata } = cell.metadata;
    if (cell.cell_type === 'code') trusted &&= mark === true || cell.outputs?.length === 0;
    return { ...cell, metadata };
  });
  return { notebook: { ...notebook, cells }, trusted };
}
