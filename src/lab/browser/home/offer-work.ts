import { megabytes } from '../../protocol/running.js';
import type { Site } from '../site.js';
import type { Database } from '../store/database.js';
import { keepOffline, listedFiles } from '../worker/keep-offline.js';
import { allWork, bringIn } from './work-file.js';

const byId = <E extends HTMLElement>(id: string) => document.getElementById(id) as E;

/** Shows what can be done with all of the reader's work. @param changed is called when there is other work than before */
export function offerWork(site: Site, database: Database, changed: () => Promise<void>): void {
  byId('work').hidden = false;
  if (!database.lasting)
    say(
      'This browser keeps nothing for this site: what you write ends with its window. Take it along before you close it.',
    );
  byId('export').addEventListener('click', () => void doing(() => takeAlong(database)));
  const input = byId<HTMLInputElement>('import');
  input.addEventListener('change', () =>
    doing(async () => {
      let came: string[] = [];
      for (const file of input.files ?? [])
        came = came.concat(
          await bringIn(site, database, file.name, new Uint8Array(await file.arrayBuffer())),
        );
      input.value = '';
      await changed();
      return `${came.length === 1 ? 'One notebook or file is' : `${came.length} notebooks and files are`} here now; none that was here has changed.`;
    }),
  );
  byId('keep').addEventListener('click', () => void doing(() => keep(site)));
  void listedFiles(site).then(
    (files) => {
      byId('keep').textContent =
        `Keep for offline (${megabytes(files.reduce((sum, { size }) => sum + size, 0))})`;
    },
    () => {}, // without a network there is nothing to keep
  );
}

/** Does something, and says what came of it. */
async function doing(work: () => Promise<string>): Promise<void> {
  try {
    say(await work());
  } catch (error) {
    say(`That did not work: ${(error as Error).message}.`);
  }
}

function say(text: string): void {
  document.querySelector('#work .note')!.textContent = text;
}

async function takeAlong(database: Database): Promise<string> {
  const work = await allWork(database);
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([JSON.stringify(work)], { type: 'application/json' }));
  link.download = `attention-kit-work-${work.time.slice(0, 10)}.json`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  return `${link.download} holds ${Object.keys(work.files).length} files: bring it in on any page of this kit.`;
}

async function keep(site: Site): Promise<string> {
  const bar = byId<HTMLProgressElement>('kept');
  bar.hidden = false;
  await keepOffline(site, (done, all) => {
    Object.assign(bar, { value: done, max: all });
    say(`${megabytes(done)} of ${megabytes(all)} kept …`);
  });
  return 'All of it is kept: this page works without a network now.';
}
