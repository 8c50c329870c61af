import { type ISettingRegistry, SettingRegistry } from '@jupyterlab/settingregistry';

/** What is Jupyter's own there, and needed to do the same with a copy. */
interface Inside {
  readonly _ready: Promise<void>;
  readonly _pluginChanged: { emit(plugin: string): void };
  _transform(phase: 'fetch', plugin: ISettingRegistry.IPlugin): Promise<ISettingRegistry.IPlugin>;
  _load(plugin: ISettingRegistry.IPlugin): Promise<void>;
}

/**
 * Jupyter's registry of settings, of which a plugin can read all settings at any time.
 *
 * JupyterLab 4.6's `load(plugin, true)` empties what is known before it waits for what is new; who reads in between (the
 * document manager, at the start of the file tree) finds nothing, not even defaults, and fails.
 */
export class SteadySettings extends SettingRegistry {
  override async load(plugin: string, forceTransform = false): Promise<ISettingRegistry.ISettings> {
    const inside = this as unknown as Inside;
    await inside._ready;
    const known = this.plugins[plugin];
    if (forceTransform && known) {
      const empty = { ...known, data: { composite: {}, user: {} } };
      await inside._load(await inside._transform('fetch', empty));
      inside._pluginChanged.emit(plugin);
    }
    return super.load(plugin);
  }
}
