import type { JupyterFrontEndPlugin } from '@jupyterlab/application';
import { INotebookTracker } from '@jupyterlab/notebook';

/** Lets the search's shortcuts work in a notebook: they ask for this class. */
export const searchPlugin: JupyterFrontEndPlugin<void> = {
  id: 'attention-kit:search',
  autoStart: true,
  requires: [INotebookTracker],
  activate: (_, tracker: INotebookTracker) => {
    tracker.widgetAdded.connect((_, panel) => panel.addClass('jp-mod-searchable'));
  },
};
