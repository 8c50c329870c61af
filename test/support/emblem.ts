import type { Notebook } from '../../src/format/notebook.js';

/** The chapter and the cell that draw the README's picture, and the file that holds it. */
export const emblem: { chapter: string; cell: string; file: URL } = {
  chapter: '05-weighted-sum.ipynb',
  cell: 'picture',
  file: new URL('../../../.github/attention.png', import.meta.url),
};

/** The picture as chapter 5 holds it. */
export function emblemOf({ cells }: Notebook): Buffer {
  const outputs = cells.find(({ id }) => id === emblem.cell)?.outputs ?? [];
  const base64 = outputs.map(({ data }) => data?.['image/png']).find((png) => png !== undefined);
  return Buffer.from([base64].flat().join(''), 'base64');
}
