import type { INotebookPathOpener } from '@jupyter-notebook/application';
import type { JupyterFrontEndPlugin } from '@jupyterlab/application';
import { IDocumentManager } from '@jupyterlab/docmanager';
import { notebookAddress, type Site } from '../site.js';

/** Jupyter's own plugin for the same. */
export const replacedOpener = '@jupyter-notebook/application-extension:opener';

/** Opens the notebook that the page is for. */
export function openNotebookPlugin(path: string): JupyterFrontEndPlugin<void> {
  return {
    id: 'attention-kit:open-notebook',
    autoStart: true,
    requires: [IDocumentManager],
    activate: (app, documents: IDocumentManager) => {
      void app.started.then(() => documents.open(path, 'Notebook', undefined, { ref: '_noref' }));
    },
  };
}

/** Opens another notebook in a page of its own. */
export function siteOpener(site: Site): INotebookPathOpener {
  return {
    open: ({ path = '', target, features }) =>
      window.open(path.endsWith('.ipynb') ? notebookAddress(site, path) : site.base, target, features),
  };
}
