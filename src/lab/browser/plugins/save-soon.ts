import type { JupyterFrontEndPlugin } from '@jupyterlab/application';
import { INotebookTracker, type NotebookPanel } from '@jupyterlab/notebook';

/** Milliseconds after the first change that isn't saved yet: who writes on and on is saved all the same. */
const limit = 600;

/** Saves as one types, and at once when the page is left or put aside. */
export const saveSoonPlugin: JupyterFrontEndPlugin<void> = {
  id: 'attention-kit:save-soon',
  autoStart: true,
  requires: [INotebookTracker],
  activate: (_, tracker: INotebookTracker) => {
    tracker.widgetAdded.connect((_, panel) => {
      saveInTurn(panel.context);
      void panel.context.ready.then(() => followChanges(panel));
    });
  },
};

/** Lets saves wait for each other: Jupyter would take what one has just written for another's, and ask. */
function saveInTurn(context: NotebookPanel['context']): void {
  const save = context.save.bind(context);
  let last: Promise<void> = Promise.resolve();
  context.save = () => {
    const next = last.then(save);
    last = next.catch(() => {});
    return next;
  };
}

function followChanges({ context, disposed }: NotebookPanel): void {
  const { model } = context;
  let isChanged = false; // Jupyter forgets what is written while it saves
  const isNeeded = () => (isChanged || model.dirty) && !model.readOnly && !context.isDisposed;
  const save = async () => {
    if (isNeeded()) await context.save();
  };
  let timer: number | undefined;
  const look = () => {
    if (isNeeded()) timer ??= window.setTimeout(turn, limit);
  };
  const turn = async () => {
    const isSaved = await save().then(
      () => true,
      () => false, // Jupyter's dialog has said why
    );
    timer = undefined;
    if (isSaved) look(); // what came meanwhile
  };
  model.contentChanged.connect(() => {
    isChanged = true;
    look();
  });
  context.saveState.connect((_, state) => {
    if (state === 'started') isChanged = false;
    else if (state !== 'failed') look();
  });
  const now = () => {
    if (document.visibilityState === 'hidden') save().catch(() => {});
  };
  document.addEventListener('visibilitychange', now);
  disposed.connect(() => {
    window.clearTimeout(timer);
    document.removeEventListener('visibilitychange', now);
  });
}
