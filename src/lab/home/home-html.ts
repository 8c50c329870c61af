import type { Running } from '../protocol/running.js';
import { escapeHtml } from './escape-html.js';
import type { HomeChapter } from './home-chapter.js';
import { machineHtml } from './machine-html.js';
import { notebookUrl } from './notebook-url.js';
import { readShare } from './read-share.js';
import { runningHtml } from './running-html.js';
import { stepsHtml } from './steps-html.js';
import { wayHtml } from './way-html.js';

/**
 * The home page: the attention machine, the five steps, the chapters in order, where the reader left off, and what comes next. Plain HTML; its one small
 * script makes the machine live.
 *
 * @param base the path that the page lives under, with slashes at both ends
 * @param running the kernels that run
 */
export function homeHtml(
  chapters: readonly HomeChapter[],
  base: string,
  running: readonly Running[] = [],
  now: number = Date.now(),
): string {
  const own = chapters.filter((chapter) => chapter.own);
  const brought = chapters.filter((chapter) => !chapter.own);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Attention Kit</title>
<link rel="icon" href="${base}static/favicon.svg" type="image/svg+xml">
<link rel="stylesheet" href="${base}static/home.css">
</head>
<body>
<header>
<h1>Attention Kit</h1>
<p>Self-attention, step by step. Open a chapter, run its cells from top to bottom with <kbd>Shift</kbd>+<kbd>Enter</kbd>, and change whatever you like: your copy is saved on this computer.</p>
${wayHtml(chapters, base)}
${stepsHtml(chapters, base)}
</header>
<main>
${machineHtml(base)}
${section('Chapters', brought, base)}
${section('Your own notebooks', own, base)}
${runningHtml(running, chapters, base, now)}
</main>
<footer>
<nav aria-label="More">
<a href="${base}tree">All files</a> ·
<a href="${base}static/licences.txt">Licences</a>
</nav>
<p>A chapter can be brought back as it was with <code>npx attention-kit reset CHAPTER</code>; yours is kept beside it.</p>
</footer>
</body>
</html>
`;
}

function section(heading: string, chapters: readonly HomeChapter[], base: string): string {
  return chapters.length === 0
    ? ''
    : `<h2>${heading}</h2>\n<ol>\n${chapters.map((chapter) => chapterItem(chapter, base)).join('\n')}\n</ol>`;
}

function chapterItem(chapter: HomeChapter, base: string): string {
  const { path, title, question, time, place, edited, newer, exercises, solved } = chapter;
  const [, number, name] = /^(\d+)\s*[·.:–-]\s*(.+)$/.exec(title) ?? [undefined, '', title];
  const done = solved > 0 ? `${solved} of ${exercises} exercises solved` : '';
  const notes = [done, edited ? 'changed by you' : '', newer ? 'the kit has a newer version' : ''].filter(
    Boolean,
  );
  const share = readShare(chapter);
  return `<li>
<a href="${notebookUrl(path, base)}">
<span class="number" aria-hidden="true">${escapeHtml(number ?? '')}</span>
<span class="what"><strong>${escapeHtml(name!)}</strong>${question ? ` <span class="question">${escapeHtml(question)}</span>` : ''}</span>
<span class="facts">${[time, ...notes].filter(Boolean).map(escapeHtml).join(' · ')}</span>
${place ? `<span class="place"><progress max="100" value="${share}" aria-label="How far you are"></progress> ${share} %</span>` : ''}
</a>
</li>`;
}
