import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { kitChapters, kitFolder } from '../../../files/kit-folder.js';
import { saveFile } from '../../../files/save-file.js';
import { buildOnce } from '../build-once.js';

/** Where the files of the browser's kernel lie when they are made. */
export const kernelFiles: string = join(kitFolder, 'dist', 'site-kernel');

const builtFrom = join(kernelFiles, 'built-from.txt');
const scripts = join(kitFolder, 'dist', 'src');

/** Rooms of the kit that no cell and no worker reaches. */
const elsewhere =
  /^(?:cli|files|format|jupyter|runner|workshop|lab[\\/](?:browser|home|page|protocol|server|site))[\\/]/;

/** Makes the files of the browser's kernel, unless they are up to date or came with an installed kit. */
export function makeKernelFiles(report: (progress: string) => void = () => {}): Promise<void> {
  const print = printOfSources();
  const part = { name: 'kernel', isFresh: () => isMadeFrom(print), build: () => make(print, report) };
  return buildOnce(part, report);
}

async function make(print: string | undefined, report: (progress: string) => void): Promise<void> {
  report("Building the browser's kernel (once, about a minute) …");
  rmSync(kernelFiles, { recursive: true, force: true });
  const { buildKernel } = await import('./build-kernel.js');
  await buildKernel(kernelFiles, report);
  await saveFile(builtFrom, print ?? '');
}

/** Whether the files of the browser's kernel needn't be made: they are up to date, or came with an installed kit. */
export function isKernelFresh(): boolean {
  return isMadeFrom(printOfSources());
}

function isMadeFrom(print: string | undefined): boolean {
  return existsSync(builtFrom) && [undefined, readFileSync(builtFrom, 'utf8')].includes(print);
}

/** Undefined in an installed kit, which has no sources. */
function printOfSources(): string | undefined {
  return existsSync(join(kitFolder, 'src')) ? sourcePrint() : undefined;
}

/** A fingerprint of everything that the kernel's files are made of. */
function sourcePrint(): string {
  const hash = createHash('sha256').update(readFileSync(join(kitFolder, 'package-lock.json')));
  for (const chapter of readdirSync(kitChapters)
    .filter((name) => name.endsWith('.ipynb'))
    .sort())
    hash.update(readFileSync(join(kitChapters, chapter)));
  const names = (readdirSync(scripts, { recursive: true }) as string[]).sort();
  for (const name of names.filter((each) => /\.(?:c?js|d\.ts)$/.test(each) && !elsewhere.test(each)))
    hash.update(name).update(readFileSync(join(scripts, name)));
  return hash.digest('hex');
}
