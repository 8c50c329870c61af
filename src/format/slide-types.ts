import { checkNotebook } from './check-notebook.js';
import type { Notebook, NotebookCell } from './notebook.js';
import { hasTag } from './tags.js';

/** What a cell is among slides, in nbconvert's words; `-` goes on with the slide before. */
export type SlideType = 'slide' | 'subslide' | '-' | 'notes';

/**
 * What each cell of a notebook is when it is shown as slides: a heading begins a slide, each further text a slide below it,
 * with the code that it announces. Solutions and cells tagged `teacher` are speaker notes.
 *
 * @param notebook a notebook; it stays as it is
 * @example
 * const cell = (cell_type, source) => ({ cell_type, id: source, metadata: {}, source });
 * const cells = [cell('markdown', '# 1 · Words'), cell('code', '1'), cell('markdown', 'More:'), cell('code', '2')];
 * slideTypes({ cells, metadata: {}, nbformat: 4, nbformat_minor: 5 }); // → ['slide', '-', 'subslide', '-']
 */
export function slideTypes(notebook: Notebook): SlideType[] {
  checkNotebook('slideTypes', notebook);
  let previous: string | undefined;
  return notebook.cells.map((cell) => {
    const type = typeOf(cell, previous);
    if (type !== 'notes') previous = cell.cell_type;
    return type;
  });
}

function typeOf(cell: NotebookCell, previous: string | undefined): SlideType {
  if (hasTag(cell, 'teacher')) return 'notes';
  if (cell.cell_type !== 'markdown') return previous === 'code' ? 'subslide' : '-';
  const { text } = withoutFolds(cell.source);
  if (text === '') return 'notes';
  return /^#{1,3} /m.test(text) ? 'slide' : 'subslide';
}

/** What stands in a text, and what is folded in it: hints and solutions. */
export function withoutFolds(source: string): { text: string; folds: string[] } {
  const fold = /<details\b[\s\S]*?<\/details>/g;
  return { text: source.replace(fold, '').trim(), folds: source.match(fold) ?? [] };
}

/** A notebook whose cells say what they are among slides, for `nbconvert --to slides`. */
export function withSlideTypes(notebook: Notebook): Notebook {
  const types = slideTypes(notebook);
  const cells = notebook.cells.map((cell, i) => ({
    ...cell,
    metadata: { ...cell.metadata, slideshow: { slide_type: types[i]! } },
  }));
  return { ...notebook, cells };
}
