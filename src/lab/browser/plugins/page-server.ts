import { IDefaultDrive, IServerSettings, ServerConnection } from '@jupyterlab/services';
import type { AnyPlugin } from '../../page/start-app.js';
import type { PageServices } from '../page-services.js';
import { PageDrive } from './page-drive.js';

/** Jupyter's own plugins for the same. */
export const replacedServices: readonly string[] = [
  '@jupyterlab/services-extension:server-settings',
  '@jupyterlab/services-extension:default-drive',
];

/** How the page reaches what answers in it. */
export function pageServerPlugins({ site, fetch, socket }: PageServices): AnyPlugin[] {
  return [
    {
      id: 'attention-kit:page-server',
      autoStart: true,
      provides: IServerSettings,
      activate: () => ServerConnection.makeSettings({ fetch, WebSocket: socket }),
    },
    {
      id: 'attention-kit:page-drive',
      autoStart: true,
      provides: IDefaultDrive,
      optional: [IServerSettings],
      activate: (_, serverSettings: ServerConnection.ISettings) => new PageDrive(serverSettings, site),
    },
  ];
}
