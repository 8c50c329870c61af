/** Where a reader is in a notebook. */
export interface Place {
  readonly path: string;
  /** Index of the active cell. */
  readonly cell: number;
  readonly cells: number;
  /** The heading that this cell stands under. */
  readonly heading: string;
  /** ISO 8601. */
  readonly time: string;
}

/** The name that a notebook's place is kept under, among Jupyter's workspaces. */
export function placeId(path: string): string {
  return `place-${encodeURIComponent(path)}`;
}

/** The place that a workspace holds, if it holds one that is whole. */
export function placeIn(workspace: { data?: unknown } | undefined): Place | undefined {
  const { place } = (workspace?.data ?? {}) as { place?: unknown };
  const { path, cell, cells, heading, time } = (place ?? {}) as Partial<Place>;
  const numbers = Number.isSafeInteger(cell) && Number.isSafeInteger(cells);
  const texts = typeof path === 'string' && typeof heading === 'string' && typeof time === 'string';
  return numbers && texts ? (place as Place) : undefined;
}

/** The nearest Markdown heading at or above a cell, or an empty text. */
export function headingAbove(cells: readonly { type: string; source: string }[], cell: number): string {
  for (const { type, source } of cells.slice(0, cell + 1).reverse()) {
    if (type !== 'markdown') continue;
    const headings = [...source.matchAll(/^#{1,6} +(.+?) *#*$/gm)];
    const last = headings.at(-1)?.[1];
    if (last) return last;
  }
  return '';
}
