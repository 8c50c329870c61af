import type { JupyterFrontEndPlugin } from '@jupyterlab/application';
import { InputDialog, Notification } from '@jupyterlab/apputils';
import { IMainMenu } from '@jupyterlab/mainmenu';
import { INotebookTracker } from '@jupyterlab/notebook';
import { type AskName, keepName, ownName } from './own-name.js';

const command = 'attention-kit:hand-in';

/**
 * An entry of the File menu that hands in: what is open is saved first.
 *
 * @param handIn does it, and says what came of it; it throws in words
 */
export function handInMenuPlugin(
  handIn: (askName: AskName) => Promise<string | undefined>,
): JupyterFrontEndPlugin<void> {
  return {
    id: 'attention-kit:hand-in',
    autoStart: true,
    requires: [IMainMenu, INotebookTracker],
    activate: ({ commands }, menu: IMainMenu, tracker: INotebookTracker) => {
      commands.addCommand(command, {
        label: 'Hand In…',
        execute: async () => {
          try {
            const { context } = tracker.currentWidget ?? {};
            if (context && !context.model.readOnly) await context.save();
            const said = await handIn(askName);
            if (said !== undefined) Notification.success(said, { autoClose: false });
          } catch (error) {
            Notification.error(`Not handed in: ${(error as Error).message}.`, { autoClose: false });
          }
        },
      });
      menu.fileMenu.addGroup([{ command }], 61);
    },
  };
}

async function askName(): Promise<string | undefined> {
  const { value, button } = await InputDialog.getText({
    title: 'Hand in',
    label: 'Your name, as your teacher knows it',
    text: ownName(),
    okLabel: 'Make the file',
  });
  const name = value?.trim() ?? '';
  if (!button.accept) return undefined;
  if (name === '') throw new Error('a name is needed, so that your teacher knows whose it is');
  keepName(name);
  return name;
}
