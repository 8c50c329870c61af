import type { JupyterFrontEndPlugin } from '@jupyterlab/application';
import type { CodeCell } from '@jupyterlab/cells';
import type { IOutput } from '@jupyterlab/nbformat';
import { INotebookTracker, type NotebookPanel } from '@jupyterlab/notebook';
import type { KernelMessage } from '@jupyterlab/services';

/** Where the server notes the cell of a message whose page is gone. */
const mark = 'attention_kit_cell';

/** Shows in a reloaded page what its cells have put out meanwhile, and go on putting out. */
export const outputResumePlugin: JupyterFrontEndPlugin<void> = {
  id: 'attention-kit:output-resume',
  autoStart: true,
  requires: [INotebookTracker],
  activate: (_, tracker: INotebookTracker) => {
    tracker.widgetAdded.connect((_, panel) => {
      const displays: Displays = new Map();
      let before: Promise<void> = panel.context.ready;
      panel.sessionContext.iopubMessage.connect((_, message) => {
        const cell = message.metadata[mark];
        if (typeof cell !== 'string') return;
        before = before
          .then(() => resume(panel, displays, cell, message))
          .catch((error) => console.error(error));
      });
    });
  },
};

/** Index of the output that has a display identifier, by cell and identifier. */
type Displays = Map<string, number>;

function resume(
  panel: NotebookPanel,
  displays: Displays,
  id: string,
  { header, content }: KernelMessage.IMessage,
): void {
  const found = panel.content.widgets.find(({ model }) => model.id === id && model.type === 'code');
  if (!found) return;
  const { model } = found as CodeCell;
  const { outputs } = model;
  const said = content as Record<string, unknown>;
  const display = (said.transient as { display_id?: string } | undefined)?.display_id;
  const type = header.msg_type;
  if (type === 'execute_input') {
    outputs.clear();
    model.executionState = 'running';
    model.executionCount = said.execution_count as number;
  } else if (type === 'status') {
    if (said.execution_state === 'idle') model.executionState = 'idle';
  } else if (type === 'clear_output') outputs.clear(said.wait as boolean);
  else if (type === 'update_display_data') {
    const index = displays.get(`${id} ${display}`);
    if (index !== undefined) outputs.set(index, { ...said, output_type: 'display_data' } as IOutput);
  } else {
    const length = outputs.add({ ...said, output_type: type } as IOutput);
    if (display !== undefined) displays.set(`${id} ${display}`, length - 1);
  }
}
