import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { archiveName, type LockedPackages, nameOf } from './locked-packages.js';
import { type NpmOptions, npmPack } from './npm-pack.js';

/** So many packages npm is asked for at once: between them it is said how far it is. */
const atOnce = 30;

/**
 * Gets the archives of packages for a folder, each held against its digest.
 *
 * @param report hears how far it is
 * @param options npm's surroundings, and what stops it
 * @throws {Error} when npm can't get one, or an archive is another than the kit was made with
 */
export async function getPackages(
  packages: LockedPackages,
  folder: string,
  report: (progress: string) => void = () => {},
  options: NpmOptions = {},
): Promise<void> {
  const wanted = new Map(
    Object.entries(packages).map(([place, entry]) => {
      const name = nameOf(place, entry);
      return [`${name}@${entry.version}`, { file: archiveName(name, entry.version), ...entry }] as const;
    }),
  );
  const specs = [...wanted.keys()];
  for (let at = 0; at < specs.length; at += atOnce) {
    report(`Getting packages from npm: ${at} of ${specs.length} …`);
    const some = specs.slice(at, at + atOnce);
    await npmPack(some, folder, options).catch((cause: Error) => {
      options.signal?.throwIfAborted();
      throw new Error(
        `class pack: expected npm to get the kit's packages, got ${cause.message}; what it has got it keeps for the next time`,
        { cause },
      );
    });
    for (const spec of some) {
      const { file, integrity } = wanted.get(spec)!;
      if (!fits(await readFile(join(folder, file)), integrity))
        throw new Error(
          `class pack: expected ${spec} as the kit was made with it (${integrity}), got an archive with another digest`,
        );
    }
  }
}

function fits(bytes: Uint8Array, integrity: string): boolean {
  return integrity.split(/\s+/).some((each) => {
    const [algorithm = '', digest] = each.split(/-(.*)/s);
    return createHash(algorithm).update(bytes).digest('base64') === digest;
  });
}

/** The digest of bytes, as a lock file states it. */
export function integrityOf(bytes: Uint8Array): string {
  return `sha512-${createHash('sha512').update(bytes).digest('base64')}`;
}
