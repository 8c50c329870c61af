import { archiveName, type LockedPackages, nameOf } from './locked-packages.js';

/** What package.json says of the kit, as far as a lock file repeats it. */
export interface KitPackage {
  readonly name: string;
  readonly version: string;
  readonly dependencies: Readonly<Record<string, string>>;
  /** Its programs, by name. */
  readonly bin: Readonly<Record<string, string>>;
  readonly engines: { readonly node: string };
  readonly [more: string]: unknown;
}

/** Where the archives lie, seen from the folder in which the kit is installed. */
export const archives = 'packages';

/**
 * The files with which `npm ci` installs the kit from archives beside them, on any operating system, and asks no
 * registry.
 *
 * @param integrity the digest of the kit's own archive
 * @returns texts by file names
 */
export function installFiles(
  kit: KitPackage,
  integrity: string,
  packages: LockedPackages,
): Record<string, string> {
  const from = (name: string, version: string) => `file:${archives}/${archiveName(name, version)}`;
  const project = { name: `${kit.name}-without-network`, version: kit.version };
  const dependencies = { [kit.name]: from(kit.name, kit.version) };
  const { version, dependencies: needs, bin, engines, license } = kit;
  const lock = {
    ...project,
    lockfileVersion: 3,
    requires: true,
    packages: {
      '': { ...project, dependencies },
      [`node_modules/${kit.name}`]: {
        version,
        resolved: from(kit.name, version),
        integrity,
        license,
        dependencies: needs,
        bin,
        engines,
      },
      ...Object.fromEntries(
        Object.entries(packages).map(([place, { version: its, ...entry }]) => [
          place,
          { version: its, resolved: from(nameOf(place, { version: its, ...entry }), its), ...entry },
        ]),
      ),
    },
  };
  return {
    'package.json': inJson({ ...project, private: true, dependencies }),
    'package-lock.json': inJson(lock),
    '.npmrc': settings,
  };
}

/** The programs that packages bring for Windows, macOS and Linux are used as they are: nothing is built. */
const settings = 'offline=true\naudit=false\nfund=false\nignore-scripts=true\nupdate-notifier=false\n';

function inJson(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}
