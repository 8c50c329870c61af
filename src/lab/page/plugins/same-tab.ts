import { defaultNotebookPathOpener, INotebookPathOpener } from '@jupyter-notebook/application';
import type { JupyterFrontEnd, JupyterFrontEndPlugin } from '@jupyterlab/application';
import { INotebookTracker } from '@jupyterlab/notebook';

/** What Jupyter opens a link of a notebook with. */
const linkTarget = '_blank';

/**
 * Opens a link from one notebook to another in the same tab. What was written is saved before; where that fails, the
 * page stays. The kernel stays as well, so that whoever comes back finds the variables.
 */
export const sameTabPlugin: JupyterFrontEndPlugin<INotebookPathOpener> = {
  id: 'attention-kit:same-tab',
  autoStart: true,
  provides: INotebookPathOpener,
  activate: (app) => ({
    open: (options) => {
      const isLink = options.target === linkTarget && options.path?.endsWith('.ipynb') === true;
      if (!isLink) return defaultNotebookPathOpener.open(options);
      void isSaved(app).then((saved) => {
        if (saved) defaultNotebookPathOpener.open({ ...options, target: '_self' });
      });
      return null;
    },
  }),
};

async function isSaved(app: JupyterFrontEnd): Promise<boolean> {
  const tracker = (await app.resolveOptionalService?.(INotebookTracker)) as INotebookTracker | undefined;
  const context = tracker?.currentWidget?.context;
  if (context?.model.dirty) await context.save();
  return !context?.model.dirty;
}
