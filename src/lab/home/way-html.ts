import { escapeHtml } from './escape-html.js';
import type { HomeChapter } from './home-chapter.js';
import type { HomeLinks } from './home-links.js';
import { isRead } from './read-share.js';

/** Where a reader left off, what comes next, and how much is done; a newcomer is told where to begin. */
export function wayHtml(chapters: readonly HomeChapter[], links: HomeLinks): string {
  const last = latest(chapters);
  const brought = chapters.filter(({ own }) => !own);
  const next = nextOf(brought, last);
  const lines = [
    last && !isRead(last) ? continueLink(last, links) : '',
    next ? nextLink(next, last === undefined, links) : '',
    last ? doneLine(brought) : '',
  ];
  return lines.filter(Boolean).join('\n');
}

function latest(chapters: readonly HomeChapter[]): HomeChapter | undefined {
  const visited = chapters.filter(({ place }) => place !== undefined);
  return visited.sort((a, b) => b.place!.time.localeCompare(a.place!.time))[0];
}

// The first after the latest that isn't read yet, or the first of all.
function nextOf(brought: readonly HomeChapter[], last: HomeChapter | undefined): HomeChapter | undefined {
  const after = last ? brought.slice(brought.indexOf(last) + 1) : brought;
  return after.find((chapter) => !isRead(chapter));
}

function continueLink({ path, title, place }: HomeChapter, links: HomeLinks): string {
  const where =
    place?.heading && !place.heading.startsWith(title) ? `, at “${escapeHtml(place.heading)}”` : '';
  return `<p class="continue"><a href="${links.notebook(path)}">Continue ${escapeHtml(title)}${where}</a></p>`;
}

function nextLink({ path, title, question }: HomeChapter, isFirst: boolean, links: HomeLinks): string {
  const link = `<a class="next-link" href="${links.notebook(path)}">${escapeHtml(title)}</a>`;
  return `<p class="next">${isFirst ? 'Begin with' : 'Next:'} ${link}${question ? `. ${escapeHtml(question)}` : ''}</p>`;
}

function doneLine(brought: readonly HomeChapter[]): string {
  const sum = (of: (chapter: HomeChapter) => number) =>
    brought.reduce((total, chapter) => total + of(chapter), 0);
  const [exercises, solved] = [sum((chapter) => chapter.exercises), sum((chapter) => chapter.solved)];
  const read = `${brought.filter(isRead).length} of ${brought.length} chapters read`;
  return `<p class="done">${read}, ${solved} of ${exercises} exercises solved</p>`;
}
