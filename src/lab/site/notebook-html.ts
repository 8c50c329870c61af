import { escapeHtml } from '../home/escape-html.js';
import type { PageFiles } from '../home/page-html.js';
import { sitePolicy } from './site-policy.js';

/** What all notebook pages of a site have in common. */
export interface NotebookPages {
  /** What leads from them to the site: `../`, or an absolute path. */
  readonly base: string;
  readonly notebook: PageFiles;
  readonly reading: PageFiles;
  /** What Jupyter's page reads about its server, as far as it is known before the site has an address. */
  readonly config: Readonly<Record<string, string>>;
}

/** A chapter's text, to be read while the notebook isn't there yet. */
export interface Text {
  readonly path: string;
  readonly title: string;
  readonly question: string;
  readonly html: string;
}

/** A notebook's page: with a chapter's text, or for whatever its address asks for. */
export function notebookHtml({ base, notebook, reading, config }: NotebookPages, text?: Text): string {
  const url = (name: string) => `${base}static/${name}`;
  const files = { scripts: notebook.scripts.map(url), styles: notebook.styles.map(url) };
  const title = text ? `${text.title} · Attention Kit` : 'Attention Kit';
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escapeHtml(sitePolicy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
${text ? `<meta name="description" content="${escapeHtml(text.question)}">\n` : ''}<link rel="icon" class="favicon" href="${escapeHtml(url('favicon.svg'))}" type="image/svg+xml">
<link rel="stylesheet" href="${escapeHtml(url('site.css'))}">
${json('jupyter-config-data', config)}
${json('notebook-files', files)}
${reading.scripts.map((name) => `<script defer src="${escapeHtml(url(name))}"></script>`).join('\n')}
<noscript><style>.begin, .run { display: none; }</style></noscript>
</head>
<body class="jp-ThemedContainer" data-notebook="notebooks"${text ? ` data-path="${escapeHtml(text.path)}"` : ''}>
<main id="reading">
<header>
<a href="${escapeHtml(base)}">Attention Kit</a>
<span class="state" role="status"></span>
${text ? '<button type="button" class="begin">Open the notebook</button>' : ''}
</header>
<noscript><p>To run its cells, the notebook needs JavaScript.</p></noscript>
<article>
${text?.html ?? ''}
</article>
</main>
</body>
</html>
`;
}

/** Data, so that a policy without inline scripts allows it. */
function json(id: string, value: unknown): string {
  return `<script id="${id}" type="application/json">${JSON.stringify(value).replaceAll('<', '\\u003c')}</script>`;
}
