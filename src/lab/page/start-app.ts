import { NotebookApp } from '@jupyter-notebook/application';
import type { IRenderMime } from '@jupyterlab/rendermime-interfaces';
import { IServiceManager } from '@jupyterlab/services';
import { ISettingRegistry } from '@jupyterlab/settingregistry';
import { type IPlugin, PluginRegistry } from '@lumino/coreutils';
import { explorableExtension } from './explorable-renderer.js';
import type { ExtensionList } from './extensions.js';
import { plotlyExtension } from './plotly-renderer.js';
import { patientShortcuts } from './plugins/patient-shortcuts.js';

/** A plugin of any application and service. */
// biome-ignore lint/suspicious/noExplicitAny: plugins of any application and service meet here
export type AnyPlugin = IPlugin<any, any>;

/** A package's own module, and which of its plugins the page takes. */
export interface PageExtension {
  readonly name: string;
  readonly module: { readonly default: AnyPlugin | readonly AnyPlugin[] };
  readonly take: ExtensionList[string];
}

/** The kit's own plugins on a page, and those of Jupyter's whose place they take, by their identifiers. */
export interface OwnPlugins {
  readonly plugins: readonly AnyPlugin[];
  readonly replaced: readonly string[];
}

/** Starts Notebook's application with the given extensions; the page's services are plugins among them. */
export async function startApp(
  extensions: readonly PageExtension[],
  mimeExtensions: readonly IRenderMime.IExtensionModule[],
  own: OwnPlugins,
): Promise<void> {
  const ofJupyter = extensions.flatMap(chosenPlugins).filter(({ id }) => !own.replaced.includes(id));
  const plugins = [...ofJupyter.map(patientShortcuts), ...own.plugins];

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
