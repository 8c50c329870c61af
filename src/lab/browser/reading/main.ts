import { carriedMark } from '../../protocol/carried-notebook.js';
import { fromFolder, isFromFolder } from '../from-folder.js';
import { changesOf } from '../home/home-chapters.js';
import { broughtAt, databaseName, notebookAddress, type Site } from '../site.js';
import { openDatabase } from '../store/database.js';
import { keepPage } from '../worker/keep-page.js';
import { wish } from './hand-over.js';
import { loadNotebook } from './load-notebook.js';
import { readConfiguration } from './read-configuration.js';
import { runAhead } from './run-ahead.js';
import { say } from './say.js';
import { showExplorables } from './show-explorables.js';

/*
 * The first that a notebook's page loads: the chapter's text stands there already. The notebook itself is loaded when
 * somebody wants to run or change something, or has changed something before.
 */

const site = readConfiguration();
const { dataset } = document.body;
if (isFromFolder()) onlyRead();
else welcome();

function welcome(): void {
  addEventListener('load', () => void keepPage(site));
  if (location.hash.startsWith(`#${carriedMark}`))
    void openCarried(site, location.hash.slice(1 + carriedMark.length));
  else if (dataset.path === undefined) openAsked(site);
  else void greet(site, dataset.path);
}

/** Takes away what would run something. */
function onlyRead(): void {
  const words = Object.assign(document.createElement('p'), { role: 'status', textContent: fromFolder });
  document.querySelector('#reading > header')!.after(words);
  for (const button of document.querySelectorAll('#reading :is(.begin, .run)')) button.remove();
  document.querySelector<HTMLAnchorElement>('#reading > header a')!.href = '../index.html'; // a folder shows its names only
  showExplorables(site);
}

/** On the page for all that is no chapter, the address says what to open; it names, and nothing is run for it. */
function openAsked(site: Site): void {
  const path = new URLSearchParams(location.search).get('path') ?? '';
  if (path === '' || broughtAt(site, path))
    location.replace(path === '' ? site.base : notebookAddress(site, path));
  else {
    dataset.path = path;
    loadNotebook();
  }
}

/** A link may carry a notebook: it is kept, and shown as a stranger's. */
async function openCarried(site: Site, carried: string): Promise<void> {
  try {
    const { keepCarried } = await import('./open-carried.js');
    location.replace(await keepCarried(site, carried));
  } catch (error) {
    say(`${(error as Error).message}.`);
    addEventListener('hashchange', () => location.reload());
  }
}

async function greet(site: Site, path: string): Promise<void> {
  const edited = openDatabase(databaseName(site)).then(
    async ({ files }) => changesOf(await files.get(path), broughtAt(site, path)).edited,
  );
  const begin = async (section: HTMLElement | null) => {
    if (section) {
      wish({ cell: Number(section.dataset.cell), run: true });
      if (!(await edited)) await runAhead(site, section);
    }
    loadNotebook();
  };
  document.addEventListener('click', ({ target }) => {
    const button = (target as Element).closest<HTMLElement>('button.run, button.begin');
    if (button) void begin(button.closest<HTMLElement>('[data-cell]'));
  });
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || !(event.shiftKey || event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    void begin(
      (event.target as Element).closest('[data-cell]') ?? document.querySelector<HTMLElement>('section.code'),
    );
  });
  showExplorables(site);
  if (await edited) loadNotebook();
}
