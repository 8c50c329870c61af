import { checkNotebook } from './check-notebook.js';
import { withoutFolds } from './folds.js';
import type { Notebook, NotebookCell } from './notebook.js';
import { hasTag } from './tags.js';

/** What a cell is among slides, in Jupyter's words; `-` goes on with the slide before. */
export type SlideType = 'slide' | 'subslide' | '-' | 'notes' | 'skip';

/**
 * What each cell of a notebook is when it is shown as slides: a heading begins a slide, each further text one below it,
 * with the code that it announces. What is folded, and cells tagged `teacher`, are speaker notes.
 *
 * @param notebook a notebook; it stays as it is
 * @example
 * const cell = (cell_type, source) => ({ cell_type, id: source, metadata: {}, source });
 * const cells = [cell('markdown', '# 1 · Words'), cell('code', '1'), cell('markdown', 'More:'), cell('code', '2')];
 * slideTypes({ cells, metadata: {}, nbformat: 4, nbformat_minor: 5 }); // → ['slide', '-', 'subslide', '-']
 */
export function slideTypes(notebook: Notebook): SlideType[] {
  checkNotebook('slideTypes', notebook);
  let before: string | undefined; // the kind of the last cell that is seen
  return notebook.cells.map((cell) => {
    const type = typeOf(cell, before);
    if (type !== 'notes' && type !== 'skip') before = cell.cell_type;
    return type;
  });
}

function typeOf(cell: NotebookCell, before: string | undefined): SlideType {
  if (hasTag(cell, 'teacher')) return 'notes';
  if (cell.cell_type === 'raw') return 'skip';
  const text = cell.cell_type === 'markdown' ? withoutFolds(cell.source) : undefined;
  if (text === '') return 'notes';
  if (before === undefined) return 'slide';
  if (text === undefined) return before === 'code' ? 'subslide' : '-';
  return hasHeading(text) ? 'slide' : 'subslide';
}

/** Whether a Markdown text holds a heading; in code `#` begins a comment. */
function hasHeading(text: string): boolean {
  return /^#{1,6} /m.test(text.replace(/^(```|~~~)[\s\S]*?^\1/gm, ''));
}

/**
 * A notebook whose cells say what they are among slides, as `jupyter nbconvert --to slides` reads it.
 *
 * @param notebook a notebook; it stays as it is
 */
export function withSlideTypes(notebook: Notebook): Notebook {
  const types = slideTypes(notebook);
  const cells = notebook.cells.map((cell, i) => {
    const { slideshow, ...metadata } = cell.metadata;
    const type = types[i]!;
    return { ...cell, metadata: type === '-' ? metadata : { ...metadata, slideshow: { slide_type: type } } };
  });
  return { ...notebook, cells };
}
