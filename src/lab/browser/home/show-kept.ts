import { kilobytes } from '../../protocol/running.js';
import type { Site } from '../site.js';
import type { Database } from '../store/database.js';
import { bringBack, type Kept, listKept, removeKept } from './kept-files.js';
import { doing } from './say.js';

/** Lists what is kept, each file with what can be done with it. @param changed is called when that was done */
export function showKept(site: Site, database: Database, changed: () => Promise<void>): void {
  const box = document.getElementById('files') as HTMLDetailsElement;
  const act = async (kept: Kept) => {
    await doing(() => (kept.isChapter ? back(site, database, kept) : remove(site, database, kept)));
    await changed();
    await fill();
  };
  const fill = async () => {
    const kept = await listKept(site, database);
    box.querySelector('ul')!.replaceChildren(...kept.map((each) => item(each, () => void act(each))));
    if (kept.length === 0) box.querySelector('ul')!.textContent = 'Nothing yet.';
  };
  box.hidden = false;
  box.addEventListener('toggle', () => {
    if (box.open) void fill();
  });
}

function item({ path, size, isChapter }: Kept, act: () => void): HTMLLIElement {
  const [row, words, button] = ['li', 'span', 'button'].map((tag) => document.createElement(tag)) as [
    HTMLLIElement,
    HTMLSpanElement,
    HTMLButtonElement,
  ];
  words.textContent = `${path} · ${kilobytes(size)}`;
  button.type = 'button';
  button.textContent = isChapter ? 'Bring back as it was' : 'Remove';
  button.setAttribute('aria-label', `${button.textContent}: ${path}`);
  button.addEventListener('click', act);
  row.append(words, button);
  return row;
}

async function back(site: Site, database: Database, { path }: Kept): Promise<string> {
  const beside = await bringBack(site, database, path, new Date());
  return beside ? `${path} is as it was; yours is kept as ${beside}.` : `${path} is as it was.`;
}

async function remove(site: Site, database: Database, { path }: Kept): Promise<string> {
  if (!confirm(`Remove ${path}? It is kept nowhere else.`)) return `${path} stays.`;
  await removeKept(site, database, path);
  return `${path} is removed.`;
}
