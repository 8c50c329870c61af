import { NotebookApp } from '@jupyter-notebook/application';
import { PageConfig } from '@jupyterlab/coreutils';
import type { IRenderMime } from '@jupyterlab/rendermime-interfaces';
import { IServiceManager } from '@jupyterlab/services';
import { ISettingRegistry } from '@jupyterlab/settingregistry';
import { type IPlugin, PluginRegistry } from '@lumino/coreutils';
import { explorableExtension } from './explorable-renderer.js';
import type { ExtensionList } from './extensions.js';
import { plotlyExtension } from './plotly-renderer.js';
import { announceChecksPlugin } from './plugins/announce-checks.js';
import { cellExecutorPlugin } from './plugins/cell-executor.js';
import { foreignNotebookPlugin } from './plugins/foreign-notebook.js';
import { homeLinkPlugin } from './plugins/home-link.js';
import { licencesPlugin } from './plugins/licences.js';
import { namesPlugin } from './plugins/names.js';
import { outputResumePlugin } from './plugins/output-resume.js';
import { patientShortcuts } from './plugins/patient-shortcuts.js';
import { placePlugin } from './plugins/place.js';
import { printPlugin } from './plugins/print.js';
import { runningMenuPlugin } from './plugins/running-menu.js';
import { sameTabPlugin } from './plugins/same-tab.js';
import { searchPlugin } from './plugins/search.js';
import { replacedSettings, serverSettingsPlugin } from './plugins/server-settings.js';
import { serverWatchPlugin } from './plugins/server-watch.js';
import { settingsPlugin } from './plugins/settings.js';
import { storyViewPlugin } from './plugins/story-view.js';
import { stuckCellsPlugin } from './plugins/stuck-cells.js';

// biome-ignore lint/suspicious/noExplicitAny: plugins of any application and service meet here
type AnyPlugin = IPlugin<any, any>;

/** A package's own module, and which of its plugins the page takes. */
export interface PageExtension {
  readonly name: string;
  readonly module: { readonly default: AnyPlugin | readonly AnyPlugin[] };
  readonly take: ExtensionList[string];
}

const ownPlugins: Record<string, readonly AnyPlugin[]> = {
  notebooks: [
    announceChecksPlugin,
    cellExecutorPlugin,
    foreignNotebookPlugin,
    settingsPlugin,
    homeLinkPlugin,
    licencesPlugin,
    namesPlugin,
    placePlugin,
    outputResumePlugin,
    printPlugin,
    runningMenuPlugin,
    sameTabPlugin,
    searchPlugin,
    serverSettingsPlugin,
    serverWatchPlugin,
    storyViewPlugin,
    stuckCellsPlugin,
  ],
  tree: [cellExecutorPlugin, settingsPlugin, serverSettingsPlugin, homeLinkPlugin, licencesPlugin],
};

/** Starts Notebook's application with the given extensions; the page's services are plugins among them. */
export async function startPage(
  extensions: readonly PageExtension[],
  mimeExtensions: readonly IRenderMime.IExtensionModule[],
): Promise<void> {
  const own = ownPlugins[PageConfig.getOption('notebookPage')] ?? [];
  const ofJupyter = extensions.flatMap(chosenPlugins).filter(({ id }) => id !== replacedSettings);
  const plugins = [...ofJupyter.map(patientShortcuts), ...own];

  const pluginRegistry = new PluginRegistry<NotebookApp>();
  pluginRegistry.registerPlugins(plugins);
  const serviceManager = await pluginRegistry.resolveRequiredService(IServiceManager);
  const app = new NotebookApp({
    pluginRegistry,
    serviceManager,
    mimeExtensions: [...mimeExtensions, explorableExtension, plotlyExtension],
  } as unknown as NotebookApp.IOptions);
  await app.start();
  await app.restored;
  // Plugins load at once; shortcuts that came after the first look at them are gathered when all are there.
  const settings = await app.resolveRequiredService(ISettingRegistry);
  await settings.load('@jupyterlab/shortcuts-extension:shortcuts', true);
  document.body.dataset.labReady = 'true';
}

function chosenPlugins({ name, module, take }: PageExtension): AnyPlugin[] {
  const all = [module.default].flat() as AnyPlugin[];
  if (take === true) return all;
  for (const short of take) {
    if (!all.some(({ id }) => id === `${name}:${short}`))
      throw new Error(`startPage: expected a plugin ${name}:${short}, got none of that name`);
  }
  return all.filter(({ id }) => take.some((short) => id === `${name}:${short}`));
}
