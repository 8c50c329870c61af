import type { JupyterFrontEndPlugin } from '@jupyterlab/application';
import { INotebookTracker, type NotebookPanel } from '@jupyterlab/notebook';
import type { ServerConnection } from '@jupyterlab/services';
import { mayFillHeap, megabytes, type Running } from '../../protocol/running.js';
import { offerRestart } from '../restart-note.js';
import { runningKernels } from '../running-kernels.js';

const patience = 5000;
const between = 3000;

const deaf =
  'The cell does not answer the interrupt: it waits for something that cannot be broken off, such as another program or a long step inside a library. Wait for it, or restart the kernel: the variables are lost, your text and the outputs stay.';
const full = ({ memory = 0, heapLimit = 0 }: Running) =>
  `The kernel takes ${megabytes(memory)} of memory in all, and its JavaScript heap may take ${megabytes(heapLimit)}: the heap may be nearly full. A kernel whose heap is full gets slow, then ends, and its variables are lost. Interrupt the cell (■), or restart the kernel.`;

/** Says what is going on when a cell doesn't answer an interrupt or fills the memory, and offers to restart the kernel. */
export const stuckCellsPlugin: JupyterFrontEndPlugin<void> = {
  id: 'attention-kit:stuck-cells',
  autoStart: true,
  requires: [INotebookTracker],
  activate: (app, tracker: INotebookTracker) => {
    app.commands.commandExecuted.connect((_, { id }) => {
      const panel = tracker.currentWidget;
      if (id === 'notebook:interrupt-kernel' && panel) void watchInterrupt(panel);
    });
    tracker.widgetAdded.connect((_, panel) => watchMemory(panel, app.serviceManager.serverSettings));
  },
};

async function watchInterrupt(panel: NotebookPanel): Promise<void> {
  const isOver = overOf(panel);
  await pause(patience);
  if (!isOver()) offerRestart(panel.sessionContext, deaf);
}

/** Looks at the memory of a kernel that has been busy for some seconds, each time that it becomes busy, until it is not. */
function watchMemory(panel: NotebookPanel, settings: ServerConnection.ISettings): void {
  panel.sessionContext.statusChanged.connect(async (_, status) => {
    if (status !== 'busy') return;
    const isOver = overOf(panel);
    for (await pause(between); !isOver(); await pause(between)) {
      const all = await runningKernels(settings);
      const kernel = all.find(({ id }) => id === panel.sessionContext.session?.kernel?.id);
      if (kernel && mayFillHeap(kernel) && !isOver()) offerRestart(panel.sessionContext, full(kernel));
    }
  });
}

/** Tells later whether the kernel has been other than busy since now. */
function overOf(panel: NotebookPanel): () => boolean {
  const { sessionContext } = panel;
  const isBusy = () => sessionContext.session?.kernel?.status === 'busy';
  let isOver = !isBusy();
  const look = () => {
    if (isBusy()) return;
    isOver = true;
    sessionContext.statusChanged.disconnect(look);
  };
  if (!isOver) sessionContext.statusChanged.connect(look);
  return () => isOver || panel.isDisposed;
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
