import { randomBytes } from 'node:crypto';
import { link, readdir, readFile, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { makeFolder } from './make-folder.js';
import { endedWithMachine, isSameOwner, isStillThere, type Owner, thisProcess } from './owner.js';
import { saveFile } from './save-file.js';

/** Names that processes take for themselves, in a folder that they share. */
export interface Claims {
  /** Takes a name, unless it is taken by a process that lives. */
  take: (name: string) => Promise<boolean>;
  /** Gives a name back. */
  release: (name: string) => Promise<void>;
  /** Gives back all that is left, and removes what others have left that are gone. */
  close: () => Promise<void>;
}

/** How often a process says that it lives, and after how long without it counts as gone where nobody can look. */
const beat = 10_000;
const silence = 60_000;

/**
 * Opens a folder of claims. A claim ends with its process, however that ends: on the same machine at once, though it
 * was started again meanwhile; on another, which can only be heard, after a minute of silence.
 *
 * A process has one file that says who it is; a claim is another name (a hard link) for it, which the file system gives
 * to one only. Who takes over from a process that is gone takes the next number of the name, so that two never take
 * over at once.
 *
 * @param folder is made if it isn't there
 */
export async function openClaims(folder: string): Promise<Claims> {
  await makeFolder(folder);
  await removeLeft(folder);
  const me = thisProcess();
  const own = join(folder, `owner-${randomBytes(6).toString('hex')}`);
  await saveFile(own, JSON.stringify(me));
  const heart = setInterval(() => touch(own), beat);
  heart.unref();
  const held = new Map<string, string>();

  async function take(name: string): Promise<boolean> {
    const others = await generations(folder, name);
    if ((await living(others, me)).length > 0) return false;
    const mine = join(folder, `${name}.${1 + (others.at(-1)?.number ?? 0)}`);
    if (!(await linked(own, mine))) return false;
    const rivals = (await generations(folder, name)).filter(({ path }) => path !== mine);
    // Whoever links later sees the other; both may step back, and try again.
    if ((await living(rivals, me)).length > 0) {
      await rm(mine, { force: true });
      return false;
    }
    held.set(name, mine);
    return true;
  }

  async function release(name: string): Promise<void> {
    const mine = held.get(name);
    if (mine === undefined) return;
    held.delete(name);
    for (const { path } of await generations(folder, name))
      if (path !== mine && (await isGone(path, me))) await rm(path, { force: true });
    await rm(mine, { force: true });
  }

  async function close(): Promise<void> {
    for (const name of [...held.keys()]) await release(name);
    // Claims of who was killed: a name is taken over first, so that nobody new loses his claim to it.
    for (const name of await namesIn(folder)) {
      for (let tries = 0; tries < 5 && (await generations(folder, name)).length > 0; tries++)
        if (await take(name)) await release(name);
    }
    clearInterval(heart);
    await rm(own, { force: true });
    await removeLeft(folder);
  }
  return { take, release, close };
}

interface Generation {
  number: number;
  path: string;
}

/** Removes what processes have left that were killed, in a folder of claims that nobody has to open otherwise. */
export async function removeLeftClaims(folder: string): Promise<void> {
  const entries = await readdir(folder).catch(() => []);
  if (entries.length > 0) await (await openClaims(folder)).close();
}

/** The names that are taken, or were by somebody who is gone. */
async function namesIn(folder: string): Promise<Set<string>> {
  const claims = (await readdir(folder)).filter((entry) => /\.\d+$/.test(entry));
  return new Set(claims.map((entry) => entry.replace(/\.\d+$/, '')));
}

/** Who has taken a name so far, in order. */
async function generations(folder: string, name: string): Promise<Generation[]> {
  const prefix = `${name}.`;
  return (await readdir(folder))
    .filter((entry) => entry.startsWith(prefix))
    .map((entry) => ({ number: Number(entry.slice(prefix.length)), path: join(folder, entry) }))
    .sort((a, b) => a.number - b.number);
}

async function living(claims: Generation[], me: Owner): Promise<Generation[]> {
  const gone = await Promise.all(claims.map(({ path }) => isGone(path, me)));
  return claims.filter((_, i) => !gone[i]);
}

/** Tells whether whoever wrote a file is gone: seen on the same machine, heard from another one. */
async function isGone(path: string, me: Owner): Promise<boolean> {
  try {
    const owner = JSON.parse(await readFile(path, 'utf8')) as Owner;
    if (isSameOwner(owner, me)) return false;
    if (owner.machine === me.machine) return !isStillThere(owner);
    const heard = (await stat(path)).mtimeMs;
    return endedWithMachine(owner, heard) || Date.now() - heard > silence;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return true;
    throw error;
  }
}

async function linked(own: string, claim: string): Promise<boolean> {
  try {
    await link(own, claim);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

async function touch(path: string): Promise<void> {
  const now = new Date();
  await utimes(path, now, now).catch(() => {}); // the folder may be gone
}

/** Removes what processes that are gone have left to say who they were; their claims stay until somebody takes them over. */
async function removeLeft(folder: string): Promise<void> {
  const me = thisProcess();
  for (const entry of await readdir(folder)) {
    const path = join(folder, entry);
    if (entry.startsWith('owner-') && (await isGone(path, me))) await rm(path, { force: true });
  }
}
