import type { Running } from '../protocol/running.js';
import type { HomeChapter } from './home-chapter.js';
import { homeFrame } from './home-frame.js';
import { serverLinks } from './home-links.js';
import { runningHtml } from './running-html.js';

/**
 * The home page of a server: the attention machine, the five steps, the chapters in order, where the reader left off, and
 * what comes next. Plain HTML; its one small script makes the machine live.
 *
 * @param base the path that the page lives under, with slashes at both ends
 * @param running the kernels that run
 * @param more `own`: HTML about the reader of a class, whose work is on the teacher's computer; `now`: milliseconds
 */
export function homeHtml(
  chapters: readonly HomeChapter[],
  base: string,
  running: readonly Running[] = [],
  { now = Date.now(), own }: { readonly now?: number; readonly own?: string | undefined } = {},
): string {
  return homeFrame({
    chapters,
    links: serverLinks(base),
    kept: own === undefined ? 'on this computer' : 'on your teacher’s computer',
    more: `${own ?? ''}${runningHtml(running, chapters, base, now)}`,
    ways: `<a href="${base}tree">All files</a> ·\n${own === undefined ? `<a href="${base}static/teaching.html">Teaching a class</a> ·\n` : ''}`,
    foot:
      own === undefined
        ? '<p>A chapter can be brought back as it was with <code>npx attention-kit reset CHAPTER</code>; yours is kept beside it.</p>'
        : '',
  });
}
