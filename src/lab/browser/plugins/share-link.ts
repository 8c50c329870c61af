import type { JupyterFrontEndPlugin } from '@jupyterlab/application';
import { Clipboard, Notification } from '@jupyterlab/apputils';
import { IMainMenu } from '@jupyterlab/mainmenu';
import type * as nbformat from '@jupyterlab/nbformat';
import { INotebookTracker } from '@jupyterlab/notebook';
import { carriedMark, carry } from '../../protocol/carried-notebook.js';
import { kilobytes } from '../../protocol/running.js';
import type { Site } from '../site.js';

const command = 'attention-kit:copy-link';

/** An entry of the File menu that copies a link which carries the notebook, without its outputs, to whoever gets it. */
export function shareLinkPlugin({ base }: Site): JupyterFrontEndPlugin<void> {
  return {
    id: 'attention-kit:share-link',
    autoStart: true,
    requires: [IMainMenu, INotebookTracker],
    activate: ({ commands }, menu: IMainMenu, tracker: INotebookTracker) => {
      commands.addCommand(command, {
        label: 'Copy a Link That Carries This Notebook',
        execute: async () => {
          const notebook = tracker.currentWidget?.content.model?.toJSON() as nbformat.INotebookContent;
          const carried = await carry(JSON.stringify(withoutOutputs(notebook)));
          const link = new URL(`notebooks/#${carriedMark}${carried}`, base).href;
          Clipboard.copyToSystem(link);
          const words = `Copied: a link of ${kilobytes(link.length)} that carries the cells, without outputs. Who opens it gets a copy.`;
          Notification.success(words, { autoClose: 10_000 });
        },
      });
      menu.fileMenu.addGroup([{ command }], 60);
    },
  };
}

function withoutOutputs({ cells, ...notebook }: nbformat.INotebookContent): nbformat.INotebookContent {
  const bare = cells.map((cell): nbformat.ICell => {
    const { trusted, ...metadata } = cell.metadata;
    return cell.cell_type === 'code'
      ? { ...cell, metadata, outputs: [], execution_count: null }
      : { ...cell, metadata };
  });
  return { ...notebook, cells: bare };
}
