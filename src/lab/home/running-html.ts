import { inWords, type Running } from '../protocol/running.js';
import type { ChapterCard } from './chapter-card.js';
import { escapeHtml } from './escape-html.js';

/**
 * The kernels that run, each with a button that stops it; nothing when none runs. Plain HTML, no script.
 *
 * @param now milliseconds
 */
export function runningHtml(
  running: readonly Running[],
  chapters: readonly ChapterCard[],
  base: string,
  now: number,
): string {
  if (running.length === 0) return '';
  const items = running.map((kernel) => {
    const { id, path, name: called } = kernel;
    const name = escapeHtml(chapters.find((chapter) => chapter.path === path)?.title ?? called);
    return `<li>
<span class="what"><strong>${name}</strong> <span class="facts">${escapeHtml(inWords(kernel, now))}</span></span>
<form method="post" action="${base}running/stop"><input type="hidden" name="id" value="${escapeHtml(id)}"><button aria-label="Stop the kernel of ${name}">Stop</button></form>
</li>`;
  });
  return `<section id="running">
<h2>Running kernels</h2>
<p>Each holds the variables of a notebook. To stop one loses them, and nothing that you wrote.</p>
<ul>
${items.join('\n')}
</ul>
</section>`;
}
