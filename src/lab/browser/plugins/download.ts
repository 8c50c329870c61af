import type { JupyterFrontEndPlugin } from '@jupyterlab/application';
import { INotebookTracker } from '@jupyterlab/notebook';
import { formatNotebook } from '../../../format/format-notebook.js';
import { readNotebookValue } from '../../../format/parse-notebook.js';
import { giveFile } from '../../page/hand-in/give-file.js';
import { pathParts } from '../../protocol/contents/path-parts.js';

import { takeTrust } from '../../protocol/trust-marks.js';

/** Downloads a notebook as it stands in the page, also where it can't be saved. */
export const downloadPlugin: JupyterFrontEndPlugin<void> = {
  id: 'attention-kit:download',
  autoStart: true,
  requires: [INotebookTracker],
  activate: (_, tracker: INotebookTracker) => {
    tracker.widgetAdded.connect((_, { context }) => {
      context.download = async () => {
        const { notebook } = takeTrust(readNotebookValue(context.model.toJSON(), context.path));
        giveFile(pathParts(context.path).name, formatNotebook(notebook));
      };
    });
  },
};
