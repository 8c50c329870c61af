import { cp, readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { kitFolder } from '../../../files/kit-folder.js';
import { makeFolder } from '../../../files/make-folder.js';
import { saveFile } from '../../../files/save-file.js';
import { getPackages, integrityOf } from './get-packages.js';
import { archives, installFiles, type KitPackage } from './install-files.js';
import { archiveName, lockedPackages } from './locked-packages.js';
import { npmPack } from './npm-pack.js';
import { usbReadme } from './readme.js';
import { readyToPack } from './ready-to-pack.js';

/** A part of what was written. */
export interface UsbPart {
  name: string;
  files: number;
  bytes: number;
}

/** How it is made. */
export interface UsbMeans {
  /** Writes it into a folder. */
  readonly makeBrowserEdition: (chapters: string, out: string) => Promise<unknown>;
  /** Hears how far it is. */
  readonly report: (progress: string) => void;
  /** Stops it: what is there by then is for the caller to take away. */
  readonly signal: AbortSignal;
}

/**
 * Writes what a room without a network needs: the kit with the packages of every operating system, as files that
 * `npm ci` installs; the chapters; the browser edition of them; and a page that says what to do. The same kit makes the
 * same files.
 *
 * @param folder one that isn't there yet
 * @param chapters a folder with the students' chapters
 * @throws {Error} when a package can't be had
 */
export async function packUsb(
  folder: string,
  chapters: string,
  { makeBrowserEdition, report, signal }: UsbMeans,
): Promise<UsbPart[]> {
  const packages = await lockedPackages(kitFolder);
  const kit = JSON.parse(await readFile(join(kitFolder, 'package.json'), 'utf8')) as KitPackage;
  const place = join(folder, archives);
  await makeFolder(place);
  await getPackages(packages, place, report, { signal });
  report('Packing the kit and its browser edition …');
  await makeBrowserEdition(chapters, join(folder, 'browser'));
  signal.throwIfAborted();
  await readyToPack(kit.bin[kit.name]!);
  await npmPack([kitFolder], place, { signal });
  const archive = await readFile(join(place, archiveName(kit.name, kit.version)));
  for (const [name, text] of Object.entries(installFiles(kit, integrityOf(archive), packages)))
    await saveFile(join(folder, name), text);
  await saveFile(join(folder, 'README.txt'), usbReadme(kit.version, kit.engines.node.replace('>=', '')));
  await cp(chapters, join(folder, 'chapters'), { recursive: true });
  return Promise.all([archives, 'browser', 'chapters'].map((name) => sizeOf(folder, name)));
}

async function sizeOf(folder: string, name: string): Promise<UsbPart> {
  const entries = await readdir(join(folder, name), { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  const sizes = files.map(async (entry) => (await stat(join(entry.parentPath, entry.name))).size);
  const bytes = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
  return { name, files: files.length, bytes };
}
