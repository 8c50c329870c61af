import type { JupyterFrontEndPlugin } from '@jupyterlab/application';
import { PageConfig } from '@jupyterlab/coreutils';
import { IMainMenu } from '@jupyterlab/mainmenu';

const command = 'attention-kit:licences';

/** Names, in the menu *Help*, whose software the page is built from. */
export const licencesPlugin: JupyterFrontEndPlugin<void> = {
  id: 'attention-kit:licences',
  autoStart: true,
  requires: [IMainMenu],
  activate: ({ commands }, { helpMenu }: IMainMenu) => {
    commands.addCommand(command, {
      label: 'Licences',
      execute: () => window.open(`${PageConfig.getBaseUrl()}static/licences.txt`, '_blank', 'noopener'),
    });
    helpMenu.addGroup([{ command }], 30);
  },
};
