import { type ISettingRegistry, SettingRegistry } from '@jupyterlab/settingregistry';

/**
 * Jupyter's registry of settings, of which a plugin can read all settings at any time.
 *
 * JupyterLab 4.6's `load(plugin, true)` empties what is known before it waits for what is new; who reads in between (the
 * document manager, at the start of the file tree) finds nothing, not even defaults, and fails. Its `reload` does not.
 */
export class SteadySettings extends SettingRegistry {
  override async load(plugin: string, forceTransform = false): Promise<ISettingRegistry.ISettings> {
    await this.ready;
    return forceTransform && plugin in this.plugins ? this.reload(plugin) : super.load(plugin);
  }
}
