import { rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { kitChapters, kitData, kitVersion } from '../files/kit-folder.js';
import { pageFolder } from '../lab/build/freshness.js';
import { kernelFiles } from '../lab/build/kernel/kernel-files.js';
import { makeSite } from '../lab/site/make-site.js';
import { packClass } from '../workshop/pack/pack-class.js';
import { packUsb } from '../workshop/pack/usb/pack-usb.js';
import { buildSiteParts } from './build-site-parts.js';
import type { Given } from './command.js';
import { say } from './say.js';
import { UsageError } from './usage-error.js';

/** `attention-kit class pack`: writes the pack, and says how large it is. */
export async function classPack(args: Given): Promise<void> {
  const { out, chapters, nbgrader } = args as { out?: string; chapters?: string; nbgrader?: boolean };
  if (out === undefined) throw new UsageError('class pack: expected --out DIR, got none');
  const folder = resolve(out);
  const { knownMistakes } = await import('../notebook/checks/known-mistakes.js');
  const kit = { chaptersFolder: kitChapters, knownMistakes };
  const packed = await packClass(folder, kit, { wanted: chapters, nbgrader });
  const usb = args.usb ? await usbParts(folder, packed) : [];
  for (const { name, files, bytes } of [...packed, ...usb])
    say(`${join(out, name)}: ${files} ${files === 1 ? 'file' : 'files'}, ${(bytes / 1e6).toFixed(1)} MB`);
}

/** Writes `usb/`; without it nothing of the pack stays, so that the same command can be given again. */
async function usbParts(folder: string, packed: readonly Sized[]): Promise<Sized[]> {
  const place = join(folder, 'usb');
  try {
    const parts = await packUsb(place, join(folder, 'student'), makeBrowserEdition, say);
    return parts.map((part) => ({ ...part, name: join('usb', part.name) }));
  } catch (error) {
    for (const name of [...packed.map((part) => part.name), 'usb'])
      await rm(join(folder, name), { recursive: true, force: true });
    throw error;
  }
}

interface Sized {
  name: string;
  files: number;
  bytes: number;
}

async function makeBrowserEdition(chapters: string, out: string): Promise<void> {
  await buildSiteParts();
  const parts = { page: pageFolder, kernel: kernelFiles, data: kitData, version: kitVersion };
  await makeSite({ ...parts, chapters }, out);
}
