import { IServerSettings, ServerConnection } from '@jupyterlab/services';
import type { IPlugin } from '@lumino/coreutils';
import { lastingSocket } from '../lasting-socket.js';
import { wholeFetch } from '../whole-fetch.js';

/** Jupyter's own plugin for the same. */
export const replacedSettings = '@jupyterlab/services-extension:server-settings';

/** Is dispatched on the window when the server no longer has what a cut connection left unsent. */
export const lossEvent = 'attention-kit:loss';

/** How the page reaches its server: over sockets that lose nothing when they are cut. */
export const serverSettingsPlugin: IPlugin<unknown, ServerConnection.ISettings> = {
  id: 'attention-kit:server-settings',
  autoStart: true,
  provides: IServerSettings,
  activate: () =>
    ServerConnection.makeSettings({
      fetch: wholeFetch,
      WebSocket: lastingSocket(WebSocket, () => window.dispatchEvent(new Event(lossEvent))),
    }),
};
