import type { JupyterFrontEndPlugin } from '@jupyterlab/application';
import type { Cell } from '@jupyterlab/cells';
import { INotebookTracker, NotebookActions, type NotebookPanel } from '@jupyterlab/notebook';

/** Gives each code cell a button that runs it; it is shown where there is no keyboard at hand, or little room. */
export const runButtonsPlugin: JupyterFrontEndPlugin<void> = {
  id: 'attention-kit:run-buttons',
  autoStart: true,
  requires: [INotebookTracker],
  activate: (_, tracker: INotebookTracker) => {
    tracker.widgetAdded.connect((_, panel) => {
      const known = new WeakSet<Cell>();
      const look = () => {
        for (const cell of panel.content.widgets) {
          if (known.has(cell) || cell.model.type !== 'code') continue;
          known.add(cell);
          void addButton(panel, cell);
        }
      };
      void panel.context.ready.then(() => {
        look();
        panel.content.modelContentChanged.connect(look);
      });
    });
  },
};

async function addButton(panel: NotebookPanel, cell: Cell): Promise<void> {
  await cell.ready;
  if (cell.isDisposed) return;
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'ak-Run';
  button.textContent = '▶';
  button.title = 'Run this cell';
  button.setAttribute('aria-label', 'Run this cell');
  button.dataset.lmSuppressShortcuts = 'true'; // Enter and Space press it, and reach no cell
  button.addEventListener('click', () => {
    const { content, sessionContext } = panel;
    content.deselectAll(); // of other cells: the button is for this one
    content.activeCellIndex = content.widgets.indexOf(cell);
    void NotebookActions.runCells(content, [cell], sessionContext);
  });
  cell.inputArea?.promptNode.after(button);
}
