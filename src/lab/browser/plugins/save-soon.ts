import type { JupyterFrontEndPlugin } from '@jupyterlab/application';
import { INotebookTracker, type NotebookPanel } from '@jupyterlab/notebook';
import { Debouncer } from '@lumino/polling';

/** Milliseconds after the last change. */
const calm = 600;

/** Saves as one types, and at once when the page is left or put aside. */
export const saveSoonPlugin: JupyterFrontEndPlugin<void> = {
  id: 'attention-kit:save-soon',
  autoStart: true,
  requires: [INotebookTracker],
  activate: (_, tracker: INotebookTracker) => {
    tracker.widgetAdded.connect((_, panel) => {
      void panel.context.ready.then(() => followChanges(panel));
    });
  },
};

function followChanges({ context, disposed }: NotebookPanel): void {
  const save = async () => {
    if (context.model.dirty && !context.model.readOnly && !context.isDisposed) await context.save();
  };
  const soon = new Debouncer(save, calm);
  const look = () => {
    if (context.model.dirty) soon.invoke().catch(() => {}); // Jupyter's dialog has said why
  };
  context.model.contentChanged.connect(look);
  context.model.stateChanged.connect(look);
  const now = () => {
    if (document.visibilityState === 'hidden') save().catch(() => {});
  };
  document.addEventListener('visibilitychange', now);
  disposed.connect(() => {
    soon.dispose();
    document.removeEventListener('visibilitychange', now);
  });
}
