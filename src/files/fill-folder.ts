import { lstat, mkdir, readdir, readFile, rename, rm, rmdir } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { makeFolder } from './make-folder.js';
import { endedWithMachine, isStillThere, type Owner, thisProcess } from './owner.js';
import { refusalInWords } from './save-error.js';
import { saveFile } from './save-file.js';

/** What isn't whole yet lies here, in the folder itself: a stick is a disk of its own. */
const unfinished = '.attention-kit-unfinished';

/** Milliseconds after which somebody on another machine, who can't be looked for, counts as gone. */
const longest = 600_000;
/** Milliseconds that somebody may take to say who it is. */
const introduction = 5000;

/**
 * Fills a folder that is empty or not there: with all of it, or with nothing. What a process has left that was killed, the
 * next one takes away, or, where it was whole, brings to its place.
 *
 * @param who what errors begin with
 * @param make writes into the folder that it is given, which isn't there yet, and answers anything
 * @throws {Error} when the folder holds something or is being filled, or `make` does: then nothing is left
 */
export async function fillFolder<T>(
  who: string,
  folder: string,
  make: (place: string) => Promise<T>,
): Promise<T> {
  const place = join(folder, unfinished);
  const first = await makeFolder(folder).catch((cause) => {
    throw new Error(`${who}: expected a folder at ${folder}, got ${refusalInWords(cause)}`, { cause });
  });
  const busy = () => new Error(`${who}: expected ${folder} for itself, but another process is filling it`);
  if (await isBeingFilled(place)) throw busy();
  const ended = await endLeft(folder, place);
  const [other] = await readdir(folder);
  if (other !== undefined)
    throw new Error(
      `${who}: expected an empty folder, got ${folder} with ${other} in it${ended ? ', as it was asked for before: it is whole' : ''}`,
    );
  await mkdir(place).catch((error) => {
    throw error.code === 'EEXIST' ? busy() : error;
  });
  try {
    await saveFile(ownerOf(place), JSON.stringify(thisProcess()));
    const result = await make(join(place, 'made'));
    await rename(join(place, 'made'), wholeIn(place));
    await endLeft(folder, place);
    return result;
  } catch (error) {
    await rm(place, { recursive: true, force: true, maxRetries: 5 });
    if (first !== undefined) await removeMade(resolve(folder), resolve(first));
    throw error;
  }
}

/** Tells whether a process that lives is at work there. */
async function isBeingFilled(place: string): Promise<boolean> {
  const begun = await lstat(place).catch(() => undefined);
  if (!begun?.isDirectory()) return false;
  const said = await readFile(ownerOf(place), 'utf8').catch(() => '');
  const silent = Date.now() - begun.mtimeMs;
  const owner = parsed(said);
  if (!owner) return silent < introduction;
  if (owner.machine === thisProcess().machine) return isStillThere(owner);
  return !endedWithMachine(owner, begun.mtimeMs) && silent < longest;
}

/** Brings what is whole to its place, and takes the rest away. @returns whether it was whole */
async function endLeft(folder: string, place: string): Promise<boolean> {
  const left = await lstat(place).catch(() => undefined);
  if (!left?.isDirectory()) return false;
  const names = await readdir(wholeIn(place)).catch(() => undefined);
  for (const name of names ?? []) await rename(join(wholeIn(place), name), join(folder, name));
  await rm(place, { recursive: true, maxRetries: 5 });
  return names !== undefined;
}

/** Removes folders that were made for nothing; none that has got something in it. */
async function removeMade(folder: string, first: string): Promise<void> {
  for (let at = folder; ; at = dirname(at)) {
    const isGone = await rmdir(at).then(
      () => true,
      () => false,
    );
    if (!isGone || at === first) return;
  }
}

/** What a file says, if it was written whole. */
function parsed(text: string): Owner | undefined {
  try {
    return JSON.parse(text) as Owner;
  } catch {
    return undefined;
  }
}

function ownerOf(place: string): string {
  return join(place, 'owner.json');
}

function wholeIn(place: string): string {
  return join(place, 'whole');
}
