import type { JupyterFrontEndPlugin } from '@jupyterlab/application';
import { INotebookCellExecutor, runCell } from '@jupyterlab/notebook';
import { foreignSentence } from '../../protocol/foreign-notebook.js';
import { tellForeign } from './foreign-notebook.js';

/** Runs cells as Jupyter does, but a cell that is run before the kernel has started waits for it instead of being dropped. */
export const cellExecutorPlugin: JupyterFrontEndPlugin<INotebookCellExecutor> = {
  id: 'attention-kit:cell-executor',
  autoStart: true,
  provides: INotebookCellExecutor,
  activate: () => ({
    runCell: async (options) => {
      const { cell, notebook, sessionContext } = options;
      const name = sessionContext?.name ?? 'This notebook';
      const sentence = foreignSentence(name, notebook.sharedModel.metadata);
      if (cell.model.type === 'code' && (await tellForeign(sentence))) return false;
      if (cell.model.type === 'code' && sessionContext && !sessionContext.isReady) {
        cell.setPrompt('*');
        await sessionContext.ready;
      }
      return runCell(options);
    },
  }),
};
