import type { ISettingRegistry } from '@jupyterlab/settingregistry';
import type { IPlugin } from '@lumino/coreutils';

const id = '@jupyterlab/shortcuts-extension:shortcuts';

type Slot = (registry: ISettingRegistry, plugin: string) => void;

/**
 * Lets Jupyter's shortcuts plugin hear of changed settings only when its own are there: all plugins load at once, and
 * the plugin (5.4.4) looks at its own settings whenever those of another change. What it misses it gathers when it loads.
 *
 * @param plugin any plugin; others come back as they are
 */
// biome-ignore lint/suspicious/noExplicitAny: plugins of any application and service come by
export function patientShortcuts(plugin: IPlugin<any, any>): IPlugin<any, any> {
  if (plugin.id !== id) return plugin;
  return {
    ...plugin,
    activate: (app, registry: ISettingRegistry, ...rest: unknown[]) => {
      const pluginChanged = {
        connect: (slot: Slot, self?: unknown) =>
          registry.pluginChanged.connect((sender, changed) => {
            if (id in registry.plugins) slot.call(self, sender, changed);
          }),
      };
      return plugin.activate(
        app,
        Object.create(registry, { pluginChanged: { value: pluginChanged } }),
        ...rest,
      );
    },
  };
}
