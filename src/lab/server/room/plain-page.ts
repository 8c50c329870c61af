import { escapeHtml } from '../../home/escape-html.js';
import { smallPage } from '../../home/small-page.js';

/**
 * A small page of a class, which runs no script.
 *
 * @param base what leads to the site
 * @param title plain text
 * @param main HTML
 */
export function plainPage(base: string, title: string, main: string): string {
  const body = `<main>
<h1>${escapeHtml(title)}</h1>
${main}
</main>`;
  return smallPage({ title, assets: `${base}static/`, kind: 'room', body });
}
