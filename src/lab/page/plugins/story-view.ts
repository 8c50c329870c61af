import type { JupyterFrontEnd, JupyterFrontEndPlugin } from '@jupyterlab/application';
import { IMainMenu } from '@jupyterlab/mainmenu';
import { INotebookTracker, type NotebookPanel } from '@jupyterlab/notebook';
import type { Workspace } from '@jupyterlab/services';
import { Widget } from '@lumino/widgets';
import { makeFoldable, setOpen } from '../view/fold.js';

const command = 'attention-kit:story-view';
/** The name that the reader's choice is kept under, among Jupyter's workspaces. */
const id = 'view';
const story = 'ak-mod-story';

/** One switch between the story, in which code that only draws is folded, and all code. It changes the page alone. */
export const storyViewPlugin: JupyterFrontEndPlugin<void> = {
  id: 'attention-kit:story-view',
  autoStart: true,
  requires: [INotebookTracker, IMainMenu],
  activate: ({ commands, serviceManager }, tracker: INotebookTracker, { viewMenu }: IMainMenu) => {
    const { workspaces } = serviceManager;
    let isStory = true;
    const apply = () =>
      tracker.forEach((panel) => {
        panel.toggleClass(story, isStory);
      });
    const kept = recall(workspaces).then((choice) => {
      isStory = choice;
      commands.notifyCommandChanged(command);
      apply();
    });
    commands.addCommand(command, {
      label: 'Story View',
      caption: 'Fold the code that only draws or gets the tools out; the file stays as it is',
      isToggled: () => isStory,
      execute: async () => {
        isStory = !isStory;
        tracker.forEach(foldAll);
        commands.notifyCommandChanged(command);
        apply();
        await remember(workspaces, isStory);
      },
    });
    viewMenu.addGroup([{ command }], 0);
    tracker.widgetAdded.connect(async (_, panel) => {
      await Promise.all([kept, panel.context.ready]);
      followCells(panel);
      apply();
      await panel.revealed;
      panel.toolbar.insertItem(0, 'story-view', toggle(commands));
    });
  },
};

/** A button of the page's own: Jupyter's says that it is pressed where screen readers may not be told so. */
function toggle(commands: JupyterFrontEnd['commands']): Widget {
  const node = document.createElement('button');
  node.type = 'button';
  node.className = 'ak-Switch';
  node.textContent = commands.label(command);
  node.title = commands.caption(command);
  node.addEventListener('click', () => void commands.execute(command));
  const show = () => node.setAttribute('aria-pressed', `${commands.isToggled(command)}`);
  commands.commandChanged.connect(show);
  show();
  const widget = new Widget({ node });
  widget.disposed.connect(() => commands.commandChanged.disconnect(show));
  return widget;
}

function foldAll({ content }: NotebookPanel): void {
  for (const cell of content.widgets) setOpen(cell, false);
}

/** Cells that come later can be folded, too, and a cell that is about to be written in is opened. */
function followCells({ content }: NotebookPanel): void {
  const known = new WeakSet<object>();
  const look = () => {
    for (const cell of content.widgets) {
      if (known.has(cell)) continue;
      known.add(cell);
      void makeFoldable(cell);
    }
  };
  const openActive = () => {
    if (content.mode === 'edit' && content.activeCell) setOpen(content.activeCell, true);
  };
  look();
  content.modelContentChanged.connect(look);
  content.stateChanged.connect(openActive);
  content.activeCellChanged.connect(openActive);
}

async function recall(workspaces: Workspace.IManager): Promise<boolean> {
  const kept = await workspaces.fetch(id).catch(() => undefined);
  return kept?.data?.story !== false;
}

async function remember(workspaces: Workspace.IManager, isStory: boolean): Promise<void> {
  await workspaces.save(id, { metadata: { id }, data: { story: isStory } });
}
