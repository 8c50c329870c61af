import { join, resolve } from 'node:path';
import { fillFolder } from '../files/fill-folder.js';
import { kitChapters, kitData, kitVersion } from '../files/kit-folder.js';
import { pageFolder } from '../lab/build/freshness.js';
import { kernelFiles } from '../lab/build/kernel/kernel-files.js';
import { makeSite } from '../lab/site/make-site.js';
import { packClass } from '../workshop/pack/pack-class.js';
import { packUsb } from '../workshop/pack/usb/pack-usb.js';
import { buildSiteParts } from './build-site-parts.js';
import type { Given } from './command.js';
import { say, warn } from './say.js';
import { Stopped, stoppable } from './stopped.js';
import { UsageError } from './usage-error.js';

/** `attention-kit class pack`: writes the pack, and says how large it is. */
export async function classPack(args: Given): Promise<void> {
  const { out, chapters, nbgrader } = args as { out?: string; chapters?: string; nbgrader?: boolean };
  if (out === undefined) throw new UsageError('class pack: expected --out DIR, got none');
  const folder = resolve(out);
  const { knownMistakes } = await import('../notebook/checks/known-mistakes.js');
  const kit = { chaptersFolder: kitChapters, knownMistakes };
  if (args.usb) await buildSiteParts();
  const parts = await stoppable((signal) =>
    fillFolder('class pack', folder, async (place) => {
      const packed = await packClass(place, kit, { wanted: chapters, nbgrader });
      const usb = args.usb ? await usbParts(place, signal) : [];
      signal.throwIfAborted();
      return [...packed, ...usb];
    }),
  ).catch((error) => {
    if (error instanceof Stopped) warn('Stopped: nothing was written.');
    throw error;
  });
  for (const { name, files, bytes } of parts)
    say(`${join(out, name)}: ${files} ${files === 1 ? 'file' : 'files'}, ${(bytes / 1e6).toFixed(1)} MB`);
}

async function usbParts(place: string, signal: AbortSignal): Promise<Sized[]> {
  const means = { makeBrowserEdition, report: say, signal };
  const parts = await packUsb(join(place, 'usb'), join(place, 'student'), means);
  return parts.map((part) => ({ ...part, name: join('usb', part.name) }));
}

interface Sized {
  name: string;
  files: number;
  bytes: number;
}

async function makeBrowserEdition(chapters: string, out: string): Promise<void> {
  const parts = { page: pageFolder, kernel: kernelFiles, data: kitData, version: kitVersion };
  await makeSite({ ...parts, chapters }, out);
}
