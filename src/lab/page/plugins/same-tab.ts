import { defaultNotebookPathOpener, INotebookPathOpener } from '@jupyter-notebook/application';
import type { JupyterFrontEnd, JupyterFrontEndPlugin } from '@jupyterlab/application';
import { PathExt, URLExt } from '@jupyterlab/coreutils';
import { INotebookTracker } from '@jupyterlab/notebook';

/** What Jupyter opens a link of a notebook with, and what it is asked to. */
const linkTarget = '_blank';
const linkCommand = 'application:handle-local-link';

/**
 * Opens a link from one notebook to another in the same tab, at the place that the link names. What was written is saved
 * before; where that fails, the page stays. The kernel of a server stays as well, so that whoever comes back finds the
 * variables.
 *
 * @param opener opens whatever else
 * @param addressOf where a notebook is opened
 */
export function makeSameTabPlugin(
  opener: INotebookPathOpener = defaultNotebookPathOpener,
  addressOf: (path: string, prefix: string) => URL = addressBehind,
): JupyterFrontEndPlugin<INotebookPathOpener> {
  return {
    id: 'attention-kit:same-tab',
    autoStart: true,
    provides: INotebookPathOpener,
    activate: (app) => {
      let place = ''; // Jupyter tells it to the command, and not to the opener
      app.commands.commandExecuted.connect((_, { id, args }) => {
        if (id === linkCommand) place = (args as { id?: string }).id ?? '';
      });
      return {
        open: (options) => {
          const { prefix, path = '', target } = options;
          if (target !== linkTarget || PathExt.extname(path) !== '.ipynb') return opener.open(options);
          const url = addressOf(path, prefix);
          url.hash = place;
          void isSaved(app).then((saved) => {
            if (saved) location.assign(url);
          });
          return null;
        },
      };
    },
  };
}

function addressBehind(path: string, prefix: string): URL {
  return new URL(URLExt.join(prefix, URLExt.encodeParts(path)), location.origin);
}

async function isSaved(app: JupyterFrontEnd): Promise<boolean> {
  const tracker = (await app.resolveOptionalService?.(INotebookTracker)) as INotebookTracker | undefined;
  const context = tracker?.currentWidget?.context;
  if (context?.model.dirty) await context.save();
  return !context?.model.dirty;
}
