import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What npm's lock file says of a package. */
export interface LockedPackage {
  readonly version: string;
  /** A digest of its archive, such as `sha512-…`. */
  readonly integrity: string;
  /** Where it isn't the one that its place names. */
  readonly name?: string;
  /** The only systems that it is for. */
  readonly os?: readonly string[];
  readonly cpu?: readonly string[];
  readonly [more: string]: unknown;
}

/** Packages by their places, such as `node_modules/ws`. */
export type LockedPackages = Readonly<Record<string, LockedPackage>>;

/** npm's lock file, which only a kit with its sources has. */
export const lockFile = 'package-lock.json';

/** Where an installed kit has the list of its packages: npm packs no lock file. */
export const keptList = 'dist/packages.json';

/**
 * The packages that the kit needs to run, on any operating system, with their exact versions and digests.
 *
 * @param kit its folder: with its lock file, or as it was packed
 * @throws {Error} when it has neither
 */
export async function lockedPackages(kit: string): Promise<LockedPackages> {
  const lists = [join(kit, lockFile), join(kit, keptList)];
  const list = lists.find((path) => existsSync(path));
  if (list === undefined)
    throw new Error(
      `class pack: expected the kit to know its packages (${keptList}), got a kit that was packed without`,
    );
  return needed(JSON.parse(await readFile(list, 'utf8')).packages);
}

/** All but what is only for working on the kit, and the kit itself. */
function needed(packages: Record<string, LockedPackage & { dev?: boolean; link?: boolean }>): LockedPackages {
  return Object.fromEntries(
    Object.entries(packages).filter(([place, { dev, link }]) => place !== '' && !dev && !link),
  );
}

/** A package's own name. */
export function nameOf(place: string, { name }: LockedPackage): string {
  return name ?? place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length);
}

/**
 * What npm calls the archive of a package.
 *
 * @example
 * archiveName('@resvg/resvg-js', '2.6.2'); // → 'resvg-resvg-js-2.6.2.tgz'
 */
export function archiveName(name: string, version: string): string {
  return `${name.replace(/^@/, '').replace('/', '-')}-${version}.tgz`;
}
