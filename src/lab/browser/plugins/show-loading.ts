import type { JupyterFrontEndPlugin } from '@jupyterlab/application';
import { INotebookTracker, type NotebookPanel } from '@jupyterlab/notebook';
import { type Loading, loadingType, loadingWords } from '../../kernel/loading.js';
import { announce } from '../../page/view/announce.js';

/** Says, while a cell fetches a large file, how far it has come. */
export const showLoadingPlugin: JupyterFrontEndPlugin<void> = {
  id: 'attention-kit:show-loading',
  autoStart: true,
  requires: [INotebookTracker],
  activate: (_, tracker: INotebookTracker) => {
    tracker.widgetAdded.connect((_, panel) => follow(panel));
  },
};

function follow({ sessionContext, disposed }: NotebookPanel): void {
  const note = document.createElement('div');
  note.className = 'ak-Server ak-mod-loading';
  const end = () => note.remove();
  sessionContext.iopubMessage.connect((_, { header, content }) => {
    if ((header.msg_type as string) !== loadingType) return;
    const loading = content as unknown as Loading;
    if (loading.isOver) return end();
    note.textContent = loadingWords(loading);
    if (note.isConnected) return;
    document.body.append(note);
    announce(note.textContent); // once: nobody wants to hear every step
  });
  sessionContext.statusChanged.connect((_, status) => {
    if (status !== 'busy') end(); // the cell was interrupted, or its kernel is gone
  });
  disposed.connect(end);
}
