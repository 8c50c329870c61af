import type { Cell } from '@jupyterlab/cells';
import { foldsInStory } from './folds.js';

const folds = 'ak-mod-folds';
const open = 'ak-mod-open';

/**
 * Lets a cell's code fold in the story view, with a button in its place. Only classes of the page are set: Jupyter's own
 * folding would be written into the file.
 */
export async function makeFoldable(cell: Cell): Promise<void> {
  const { type, sharedModel, metadata } = cell.model;
  if (!foldsInStory({ type, source: sharedModel.getSource(), metadata })) return;
  cell.syncCollapse = false;
  cell.inputHidden = false;
  cell.addClass(folds);
  await cell.ready;
  if (cell.isDisposed) return;
  cell.inputArea?.promptNode.after(button(cell));
  openWhereFound(cell);
}

/** Jupyter's search reveals what it has found, which can't be seen in folded code. */
function openWhereFound(cell: Cell): void {
  const { editor } = cell;
  if (!editor) return;
  const reveal = editor.revealPosition.bind(editor);
  editor.revealPosition = (position) => {
    setOpen(cell, true);
    reveal(position);
  };
}

/** Shows or folds the code of a cell that can be folded. */
export function setOpen(cell: Cell, isOpen: boolean): void {
  cell.toggleClass(open, isOpen && cell.hasClass(folds));
  const button = cell.node.querySelector<HTMLButtonElement>('.ak-Fold');
  if (button) label(button, isOpen);
}

function button(cell: Cell): HTMLButtonElement {
  const node = document.createElement('button');
  node.type = 'button';
  node.className = 'ak-Fold';
  node.dataset.lmSuppressShortcuts = 'true'; // Enter and Space press it, and reach no cell
  node.addEventListener('click', () => setOpen(cell, !cell.hasClass(open)));
  label(node, cell.hasClass(open));
  return node;
}

function label(button: HTMLButtonElement, isOpen: boolean): void {
  button.textContent = isOpen ? 'Hide code' : 'Show code';
  button.setAttribute('aria-expanded', `${isOpen}`);
}
