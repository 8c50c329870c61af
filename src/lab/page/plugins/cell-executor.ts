import type { JupyterFrontEndPlugin } from '@jupyterlab/application';
import { INotebookCellExecutor, runCell } from '@jupyterlab/notebook';

/** Runs cells as Jupyter does, but a cell that is run before the kernel has started waits for it instead of being dropped. */
export const cellExecutorPlugin: JupyterFrontEndPlugin<INotebookCellExecutor> = {
  id: 'attention-kit:cell-executor',
  autoStart: true,
  provides: INotebookCellExecutor,
  activate: () => ({
    runCell: async (options) => {
      const { cell, sessionContext } = options;
      if (cell.model.type === 'code' && sessionContext && !sessionContext.isReady) {
        cell.setPrompt('*');
        await sessionContext.ready;
      }
      return runCell(options);
    },
  }),
};
