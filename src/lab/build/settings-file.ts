import type { PluginSettings } from '../protocol/plugin-settings.js';
import type { PackageInfo } from './package-info.js';

/**
 * Every settings schema of the given packages, with the lab's own defaults written in.
 * @throws when an override names a plugin or a setting that doesn't exist
 */
export function settingsFile(
  packages: readonly PackageInfo[],
  overrides: Record<string, Record<string, unknown>>,
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
  return all;
}
