import type { ChapterCard } from '../../home/chapter-card.js';
import { homeWay } from '../../home/home-frame.js';
import { homeLists } from '../../home/home-lists.js';
import { fromFolder, isFromFolder } from '../from-folder.js';
import { broughtAt, databaseName, notebookLink, type Site } from '../site.js';
import { type Database, openDatabase } from '../store/database.js';
import { registerWorker } from '../worker/register.js';
import { homeChapters } from './home-chapters.js';
import { offerWork } from './offer-work.js';
import { say } from './say.js';

/*
 * What the site's home page adds to its HTML: what the reader has done, and what can be done with it.
 */

const { cards, ...about } = JSON.parse(document.getElementById('site')!.textContent) as Omit<Site, 'base'> & {
  cards: ChapterCard[];
};
const site: Site = { ...about, base: new URL('./', location.href) };
if (isFromFolder())
  document
    .querySelector('header')!
    .append(Object.assign(document.createElement('p'), { role: 'status', textContent: fromFolder }));
else {
  void registerWorker(site);
  void start();
}

async function start(): Promise<void> {
  const database = await openDatabase(databaseName(site));
  offerWork(site, database, () => show(database));
  await show(database).catch(({ message }: Error) => say(`What is kept here can’t be read: ${message}.`));
  // Who comes back by the browser's own way sees the page as it was left.
  addEventListener('pageshow', ({ persisted }) => {
    if (persisted) void show(database);
  });
}

async function show(database: Database): Promise<void> {
  const chapters = await homeChapters(site, database, cards);
  const links = {
    base: '',
    notebook: (path: string) => notebookLink(path, broughtAt(site, path) !== undefined),
  };
  document.getElementById('way')!.innerHTML = homeWay(chapters, links);
  document.getElementById('chapters')!.innerHTML = homeLists(chapters, links);
}
