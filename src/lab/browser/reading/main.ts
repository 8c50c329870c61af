import { databaseName, notebookAddress, type Site } from '../site.js';
import { openDatabase } from '../store/database.js';
import { wish } from './hand-over.js';
import { loadNotebook } from './load-notebook.js';
import { readConfiguration } from './read-configuration.js';
import { showExplorables } from './show-explorables.js';

/*
 * The first that a notebook's page loads: the chapter's text stands there already. The notebook itself is loaded when
 * somebody wants to run or change something, or has done so before.
 */

const site = readConfiguration();
const { dataset } = document.body;
if (dataset.path === undefined) openAsked(site);
else void greet(site, dataset.path);

/** On the page for all that is no chapter, the address says what to open; it names, and nothing is run for it. */
function openAsked(site: Site): void {
  const path = new URLSearchParams(location.search).get('path') ?? '';
  if (path === '' || path in site.chapters)
    location.replace(path === '' ? site.base : notebookAddress(site, path));
  else {
    dataset.path = path;
    loadNotebook();
  }
}

async function greet(site: Site, path: string): Promise<void> {
  document.addEventListener('click', ({ target }) => {
    const button = (target as Element).closest<HTMLElement>('button.run, button.begin');
    if (button) begin(button.closest<HTMLElement>('[data-cell]'));
  });
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || !(event.shiftKey || event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    begin(
      (event.target as Element).closest('[data-cell]') ?? document.querySelector<HTMLElement>('section.code'),
    );
  });
  showExplorables(site);
  const { files } = await openDatabase(databaseName(site));
  if ((await files.get(path)) !== undefined) loadNotebook();
}

function begin(section: HTMLElement | null): void {
  if (section) wish({ cell: Number(section.dataset.cell), run: true });
  loadNotebook();
}
