import { Drive, IDefaultDrive, IServerSettings, ServerConnection } from '@jupyterlab/services';
import type { AnyPlugin } from '../../page/start-app.js';
import type { PageServices } from '../page-services.js';

/** Jupyter's own plugins for the same. */
export const replacedServices: readonly string[] = [
  '@jupyterlab/services-extension:server-settings',
  '@jupyterlab/services-extension:default-drive',
];

/** How the page reaches what answers in it. */
export function pageServerPlugins({ fetch, socket }: PageServices): AnyPlugin[] {
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
      activate: (_, serverSettings: ServerConnection.ISettings) => new PageDrive({ serverSettings }),
    },
  ];
}

/** A drive whose files are downloaded out of the page: nobody else has them. */
class PageDrive extends Drive {
  override async getDownloadUrl(path: string): Promise<string> {
    const { content, format } = await this.get(path, { type: 'file', format: 'base64' });
    if (format !== 'base64') throw new TypeError(`getDownloadUrl: expected bytes, got ${format}`);
    const bytes = Uint8Array.from(atob(content), (letter) => letter.charCodeAt(0));
    return URL.createObjectURL(new Blob([bytes]));
  }
}
