import { escapeHtml } from './escape-html.js';
import type { HomeChapter } from './home-chapter.js';
import type { HomeLinks } from './home-links.js';
import { readShare } from './read-share.js';

/** The kit's chapters and the reader's own notebooks, in order. */
export function homeLists(chapters: readonly HomeChapter[], links: HomeLinks): string {
  const own = chapters.filter((chapter) => chapter.own);
  const brought = chapters.filter((chapter) => !chapter.own);
  return `${section('Chapters', brought, links)}\n${section('Your own notebooks', own, links)}`;
}

function section(heading: string, chapters: readonly HomeChapter[], links: HomeLinks): string {
  return chapters.length === 0
    ? ''
    : `<h2>${heading}</h2>\n<ol>\n${chapters.map((chapter) => chapterItem(chapter, links)).join('\n')}\n</ol>`;
}

function chapterItem(chapter: HomeChapter, links: HomeLinks): string {
  const { path, title, question, time, place, edited, newer, exercises, solved } = chapter;
  const [, number, name] = /^(\d+)\s*[·.:–-]\s*(.+)$/.exec(title) ?? [undefined, '', title];
  const done = solved > 0 ? `${solved} of ${exercises} exercises solved` : '';
  const notes = [done, edited ? 'changed by you' : '', newer ? 'the kit has a newer version' : ''].filter(
    Boolean,
  );
  const share = readShare(chapter);
  return `<li>
<a href="${links.notebook(path)}">
<span class="number" aria-hidden="true">${escapeHtml(number ?? '')}</span>
<span class="what"><strong>${escapeHtml(name!)}</strong>${question ? ` <span class="question">${escapeHtml(question)}</span>` : ''}</span>
<span class="facts">${[time, ...notes].filter(Boolean).map(escapeHtml).join(' · ')}</span>
${place ? `<span class="place"><progress max="100" value="${share}" aria-label="How far you are"></progress> ${share} %</span>` : ''}
</a>
</li>`;
}
