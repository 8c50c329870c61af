import type { PluginSettings } from '../protocol/plugin-settings.js';
import type { PackageInfo } from './package-info.js';

interface MenuItem {
  readonly command?: string;
  readonly submenu?: { id?: string; items?: MenuItem[] };
  items?: MenuItem[];
}

/**
 * Every settings schema of the given packages, with the lab's own defaults written in and without menu entries that are dead.
 * @throws when an override names a plugin or a setting that doesn't exist, or a menu has no such entry
 */
export function settingsFile(
  packages: readonly PackageInfo[],
  overrides: Record<string, Record<string, unknown>>,
  deadEntries: readonly string[] = [],
): PluginSettings[] {
  const all = packages.flatMap(({ schemas, version }) =>
    Object.entries(schemas).map(([id, schema]) => ({ id, version, schema: structuredClone(schema) })),
  );
  for (const [id, values] of Object.entries(overrides)) {
    const found = all.find((settings) => settings.id === id);
    if (!found) throw new Error(`settingsFile: expected a plugin with settings, got ${id}`);
    const properties = found.schema.properties as Record<string, { default?: unknown }>;
    for (const [name, value] of Object.entries(values)) {
      const property = properties[name];
      if (!property) throw new Error(`settingsFile: expected a setting of ${id}, got ${name}`);
      property.default = value;
    }
  }
  for (const name of deadEntries) dropEntry(all, name);
  return all;
}

function dropEntry(all: readonly PluginSettings[], name: string): void {
  let found = 0;
  const without = (items: MenuItem[]): MenuItem[] => {
    const kept = items.filter(({ command, submenu }) => command !== name && submenu?.id !== name);
    found += items.length - kept.length;
    for (const item of kept)
      for (const menu of [item, item.submenu]) if (menu?.items) menu.items = without(menu.items);
    return kept;
  };
  for (const { schema } of all) {
    const menus = schema['jupyter.lab.menus'] as Record<string, MenuItem[]> | undefined;
    for (const [bar, items] of Object.entries(menus ?? {})) menus![bar] = without(items);
  }
  if (found === 0) throw new Error(`settingsFile: expected a menu entry ${name}, got none`);
}
