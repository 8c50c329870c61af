import { giveFile } from '../../page/hand-in/give-file.js';
import { keepName, ownName } from '../../page/hand-in/own-name.js';
import { writeAllWork } from '../../protocol/all-work.js';
import { megabytes } from '../../protocol/running.js';
import { begunExercises } from '../hand-in/begun-exercises.js';
import { handIn } from '../hand-in/hand-in.js';
import type { Site } from '../site.js';
import type { Database } from '../store/database.js';
import { keepOffline, leftToKeep } from '../worker/keep-offline.js';
import { doing, say } from './say.js';
import { showClass } from './show-class.js';
import { showKept } from './show-kept.js';
import { allWork, bringIn } from './work-file.js';

const byId = <E extends HTMLElement>(id: string) => document.getElementById(id) as E;

/** Shows what can be done with all of the reader's work. @param changed is called when there may be other work than before */
export function offerWork(site: Site, database: Database, changed: () => Promise<void>): void {
  byId('work').hidden = false;
  if (!database.lasting)
    say(
      'This browser keeps nothing for this site: what you write ends with its page. Download a notebook (File, Download) before you leave it.',
    );
  else if (!isSecureContext)
    say(
      site.isClass
        ? 'Keep each chapter open in one tab only: in this class two tabs don’t know of each other.'
        : 'This page came over a plain connection (http). Chapters run, and what you write is kept; but nothing can be kept for offline, cells calculate on one core of the processor, and two tabs don’t know of each other. With https, all of it works.',
    );
  if (!isSecureContext) byId('keep').hidden = true;
  void begunExercises(site).catch(() => {}); // whoever hands in asks again, and is told
  byId('hand-in').addEventListener(
    'click',
    () =>
      void doing(async () => {
        const told = await handIn(site, database, askName);
        await showClass(site).catch(() => {}); // what came of it is said all the same
        return told ?? '';
      }),
  );
  void showClass(site).catch(({ message }: Error) => say(`The class does not answer: ${message}.`));
  byId('export').addEventListener('click', () => void doing(() => takeAlong(database)));
  byId('import').addEventListener('change', ({ target }) => {
    const input = target as HTMLInputElement;
    void doing(() => bringAll(site, database, [...(input.files ?? [])])).then(changed);
    input.value = '';
  });
  showKept(site, database, changed);
  byId('keep').addEventListener('click', () => void doing(() => keep(site, database)));
  void tellLeft(site);
}

async function askName(): Promise<string | undefined> {
  const name = prompt('Your name, as your teacher knows it', ownName())?.trim();
  if (name) keepName(name);
  return name || undefined;
}

async function bringAll(site: Site, database: Database, files: readonly File[]): Promise<string> {
  let came = 0;
  for (const file of files) came += (await bringIn(site, database, file)).length;
  const what = came === 1 ? 'One notebook or file is' : `${came} notebooks and files are`;
  return `${what} here now; none that was here has changed.`;
}

async function takeAlong(database: Database): Promise<string> {
  const [work, time] = [await allWork(database), new Date().toISOString()];
  const name = `attention-kit-work-${time.slice(0, 10)}.json`;
  giveFile(name, writeAllWork(work, time));
  return `${name} holds ${work.files.length} files: bring it in on any page of this kit.`;
}

async function keep(site: Site, database: Database): Promise<string> {
  const bar = byId<HTMLProgressElement>('kept');
  bar.hidden = false;
  try {
    await database.holdRoom(); // what the reader writes comes first
    await keepOffline(site, (done, all) => {
      Object.assign(bar, { value: done, max: all });
      say(`${megabytes(done)} of ${megabytes(all)} kept …`);
    });
    return 'All of it is kept: this page works without a network now.';
  } finally {
    await tellLeft(site);
  }
}

/** Says on the button how much there is to load still. */
async function tellLeft(site: Site): Promise<void> {
  const left = await leftToKeep(site).catch(() => undefined); // without a network there is nothing to load
  if (left === undefined) return;
  byId('keep').textContent = left > 0 ? `Keep for offline (${megabytes(left)})` : 'Kept for offline';
}
