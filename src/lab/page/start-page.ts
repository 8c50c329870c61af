import { PageConfig } from '@jupyterlab/coreutils';
import type { IRenderMime } from '@jupyterlab/rendermime-interfaces';
import { handInFromServer } from './hand-in/from-server.js';
import { handInMenuPlugin } from './hand-in/hand-in-menu.js';
import { cellExecutorPlugin } from './plugins/cell-executor.js';
import { homeLinkPlugin } from './plugins/home-link.js';
import { licencesPlugin } from './plugins/licences.js';
import { outputResumePlugin } from './plugins/output-resume.js';
import { ownCopyPlugins, replacedDrive } from './plugins/own-copy.js';
import { runningMenuPlugin } from './plugins/running-menu.js';
import { makeSameTabPlugin } from './plugins/same-tab.js';
import { replacedSettings, serverSettingsPlugin } from './plugins/server-settings.js';
import { serverWatchPlugin } from './plugins/server-watch.js';
import { settingsPlugin } from './plugins/settings.js';
import { stuckCellsPlugin } from './plugins/stuck-cells.js';
import { sharedPlugins } from './shared-plugins.js';
import { type AnyPlugin, type PageExtension, startApp } from './start-app.js';

const ownPlugins: Record<string, readonly AnyPlugin[]> = {
  notebooks: [
    ...sharedPlugins,
    handInMenuPlugin(handInFromServer),
    outputResumePlugin,
    ...ownCopyPlugins(),
    runningMenuPlugin,
    makeSameTabPlugin(),
    serverSettingsPlugin,
    serverWatchPlugin,
    stuckCellsPlugin,
  ],
  tree: [cellExecutorPlugin, settingsPlugin, serverSettingsPlugin, homeLinkPlugin, licencesPlugin],
};

/** Starts a page whose services are a server's. */
export async function startPage(
  extensions: readonly PageExtension[],
  mimeExtensions: readonly IRenderMime.IExtensionModule[],
): Promise<void> {
  const page = PageConfig.getOption('notebookPage');
  const plugins = ownPlugins[page] ?? [];
  const replaced = page === 'notebooks' ? [replacedSettings, replacedDrive] : [replacedSettings];
  await startApp(extensions, mimeExtensions, { plugins, replaced });
}
