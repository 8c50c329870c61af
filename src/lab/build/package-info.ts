import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** What a Jupyter extension package says about itself. */
export interface PackageInfo {
  readonly name: string;
  readonly version: string;
  readonly folder: string;
  readonly style?: string;
  readonly theme?: string;
  readonly schemas: Record<string, Record<string, unknown>>;
}

const require = createRequire(import.meta.url);

/** Reads an installed extension's package.json and settings schemas. */
export function packageInfo(name: string): PackageInfo {
  const file = require.resolve(`${name}/package.json`);
  const folder = dirname(file);
  const json = JSON.parse(readFileSync(file, 'utf8'));
  const { schemaDir, themePath } = json.jupyterlab ?? {};
  const schemas: PackageInfo['schemas'] = {};
  for (const entry of schemaDir ? readdirSync(join(folder, schemaDir)) : []) {
    if (!entry.endsWith('.json')) continue;
    const id = `${name}:${entry.slice(0, -'.json'.length)}`;
    schemas[id] = JSON.parse(readFileSync(join(folder, schemaDir, entry), 'utf8'));
  }
  return { name, version: json.version, folder, style: json.styleModule, theme: themePath, schemas };
}
