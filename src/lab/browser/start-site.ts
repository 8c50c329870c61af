import type { IRenderMime } from '@jupyterlab/rendermime-interfaces';
import { handInMenuPlugin } from '../page/hand-in/hand-in-menu.js';
import { makeSameTabPlugin } from '../page/plugins/same-tab.js';
import { sharedPlugins } from '../page/shared-plugins.js';
import { type PageExtension, startApp } from '../page/start-app.js';
import { begunExercises } from './hand-in/begun-exercises.js';
import { handIn } from './hand-in/hand-in.js';
import { siteOfPage, startServices } from './page-services.js';
import { downloadPlugin } from './plugins/download.js';
import { oneTabPlugin } from './plugins/one-tab.js';
import { openNotebookPlugin, replacedOpener, siteOpener } from './plugins/open-notebook.js';
import { pageServerPlugins, replacedServices } from './plugins/page-server.js';
import { saveSoonPlugin } from './plugins/save-soon.js';
import { shareLinkPlugin } from './plugins/share-link.js';
import { showLoadingPlugin } from './plugins/show-loading.js';
import { takeOverPlugin } from './plugins/take-over.js';
import { tellResultsPlugin } from './plugins/tell-results.js';
import { tellRoomPlugin } from './plugins/tell-room.js';
import { notebookAddress } from './site.js';

/** Starts a page that answers itself what a server would be asked. */
export async function startPage(
  extensions: readonly PageExtension[],
  mimeExtensions: readonly IRenderMime.IExtensionModule[],
): Promise<void> {
  const site = siteOfPage();
  const services = await startServices(site);
  void begunExercises(site).catch(() => {}); // whoever hands in asks again, and is told
  const plugins = [
    ...sharedPlugins,
    ...pageServerPlugins(services),
    makeSameTabPlugin(siteOpener(site), (path) => notebookAddress(site, path)),
    openNotebookPlugin(document.body.dataset.path ?? ''),
    oneTabPlugin(site),
    saveSoonPlugin,
    downloadPlugin,
    showLoadingPlugin,
    shareLinkPlugin(site),
    handInMenuPlugin((askName) => handIn(site, services.database, askName)),
    tellResultsPlugin(site),
    takeOverPlugin,
    tellRoomPlugin(services.database),
  ];
  await startApp(extensions, mimeExtensions, {
    plugins,
    replaced: [...replacedServices, replacedOpener],
  });
}
