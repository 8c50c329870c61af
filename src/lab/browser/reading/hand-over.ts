/** Where the reader is in the text, and what shall happen when the notebook is there. */
export interface HandOver {
  /** Index of the cell. */
  readonly cell: number;
  /** Whether it shall be run. */
  readonly run: boolean;
}

/** The text that is there to be read before the notebook is. */
export function readingText(): HTMLElement | null {
  return document.getElementById('reading');
}

/** Asks for a cell: it shall be shown, and perhaps run, as soon as the notebook is there. */
export function wish({ cell, run }: HandOver): void {
  Object.assign(document.body.dataset, { cell, run });
}

/** What the reader asked for; otherwise the cell at the top of the window. */
export function handOver(): HandOver {
  const { cell, run } = document.body.dataset;
  return { cell: cell === undefined ? topCell() : Number(cell), run: run === 'true' };
}

function topCell(): number {
  const sections = [...(readingText()?.querySelectorAll<HTMLElement>('[data-cell]') ?? [])];
  const top = sections.find((section) => section.getBoundingClientRect().bottom > 80);
  return Number(top?.dataset.cell ?? 0);
}
