import type { JupyterFrontEndPlugin } from '@jupyterlab/application';
import { INotebookTracker, NotebookActions, type NotebookPanel } from '@jupyterlab/notebook';
import { handOver, readingText } from '../reading/hand-over.js';

/**
 * Takes the place of the chapter's text that was there to be read at once, at the cell that the reader was at, and runs
 * the cell that the reader asked for, after those above it.
 */
export const takeOverPlugin: JupyterFrontEndPlugin<void> = {
  id: 'attention-kit:take-over',
  autoStart: true,
  requires: [INotebookTracker],
  activate: (_, tracker: INotebookTracker) => {
    const follow = async (_: unknown, panel: NotebookPanel) => {
      tracker.widgetAdded.disconnect(follow);
      await panel.context.ready;
      await panel.revealed;
      await goOn(panel);
    };
    tracker.widgetAdded.connect(follow);
  },
};

async function goOn({ content, sessionContext }: NotebookPanel): Promise<void> {
  const { cell, run } = handOver();
  if (cell > 0 && cell < content.widgets.length) {
    content.activeCellIndex = cell;
    await content.scrollToItem(cell, 'start');
  }
  readingText()?.remove();
  if (!run) return;
  content.activate();
  // Its variables come from the cells above, of which none has been run here. All are asked for at once: meanwhile the reader
  // may press another cell's button, which makes that one the active cell.
  await NotebookActions.runCells(content, content.widgets.slice(0, cell + 1), sessionContext);
}
