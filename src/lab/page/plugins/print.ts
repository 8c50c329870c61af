import type { JupyterFrontEndPlugin } from '@jupyterlab/application';
import { Printing } from '@jupyterlab/apputils';
import { INotebookTracker, type NotebookPanel } from '@jupyterlab/notebook';

/** Prints the page itself; Jupyter would ask a server's nbconvert, which is not here. */
export const printPlugin: JupyterFrontEndPlugin<void> = {
  id: 'attention-kit:print',
  autoStart: true,
  requires: [INotebookTracker],
  activate: (_, tracker: INotebookTracker) => {
    tracker.widgetAdded.connect((_, panel: NotebookPanel) => {
      panel[Printing.symbol] = () => async () => window.print();
    });
  },
};
