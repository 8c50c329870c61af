import { type Brought, notebookLink } from '../browser/site.js';
import type { ChapterCard } from '../home/chapter-card.js';
import { escapeHtml } from '../home/escape-html.js';
import { homeFrame } from '../home/home-frame.js';
import type { PageFiles } from '../home/page-html.js';
import { sitePolicy } from './site-policy.js';

/** What the site's home page is made of. */
export interface SiteHome {
  readonly cards: readonly ChapterCard[];
  readonly brought: Readonly<Record<string, Brought>>;
  /** What stands before the site's own addresses; empty for relative ones. */
  readonly base: string;
  readonly files: PageFiles;
  readonly version: string;
  /** Whether a teacher's machine serves it to a class. */
  readonly isClass: boolean;
}

/** The home page of a site, as it is for whoever comes for the first time; its script adds what the reader has done. */
export function homePage({ cards, brought, base, files, version, isClass }: SiteHome): string {
  const paths = new Set(cards.map(({ path }) => path));
  const data = JSON.stringify({ version, isClass, chapters: brought, cards }).replaceAll('<', '\\u003c');
  const scripts = files.scripts.map(
    (name) => `<script defer src="${escapeHtml(`${base}static/${name}`)}"></script>`,
  );
  return homeFrame({
    chapters: cards.map((card) => ({ ...card, own: false, edited: false, newer: false })),
    links: { base, notebook: (path) => `${base}${notebookLink(path, paths.has(path))}` },
    kept: 'in this browser',
    head: [
      `<meta http-equiv="Content-Security-Policy" content="${escapeHtml(sitePolicy)}">`,
      `<script id="site" type="application/json">${data}</script>`,
      ...scripts,
      '',
    ].join('\n'),
    more: work,
    ways: '',
    foot: '',
  });
}

const work = `<section id="work" aria-labelledby="work-title" hidden>
<h2 id="work-title">Your work</h2>
<p>What you write is saved in this browser on this computer, and goes nowhere else unless you hand it in. It ends when you clear the browser’s data, and a private window forgets it when it is closed: to be safe, or to go on elsewhere, take it along as one file.</p>
<p class="note" role="status"></p>
<p id="class" hidden></p>
<p>
<button type="button" id="hand-in">Hand in</button>
<button type="button" id="export">Take all work along</button>
<label class="button">Bring work in<input type="file" id="import" accept="application/json,.json,.ipynb"></label>
<button type="button" id="keep">Keep for offline</button>
</p>
<details id="files" hidden>
<summary>What is kept here</summary>
<ul></ul>
</details>
<p><progress id="kept" max="1" value="0" hidden aria-label="How much is kept for offline"></progress></p>
</section>`;
