import { readFileSync } from 'node:fs';
import { smallPage } from '../../home/small-page.js';
import { markdownHtml } from './markdown-html.js';

/** The page for who teaches a class, as it lies among the built page's files. */
export const teachingFile = 'teaching.html';

/**
 * A page of Markdown, to be read beside the chapters: its links to them lead on from `static/`, where it lies.
 *
 * @param file the Markdown, with a heading of its own
 */
export function teachingPage(file: string): string {
  const text = readFileSync(file, 'utf8');
  const title = /^# (.+)$/m.exec(text)?.[1] ?? 'Teaching a class';
  const html = markdownHtml(text, (path) => path)
    .replaceAll('<table>', '<div class="wide" tabindex="0"><table>')
    .replaceAll('</table>', '</table></div>')
    .replaceAll('<pre>', '<pre tabindex="0">');
  const body = `<nav aria-label="Back"><a href="..">Attention Kit</a></nav>
<main>
${html}
</main>`;
  return smallPage({ title, assets: '', kind: 'teaching', body });
}
