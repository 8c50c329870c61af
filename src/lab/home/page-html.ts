import { escapeHtml } from './escape-html.js';

/** The files that a built page loads first, by their names. */
export interface PageFiles {
  readonly scripts: readonly string[];
  readonly styles: readonly string[];
}

/** What Jupyter's page reads about its server; the path that it lives under has slashes at both ends. */
export type PageConfiguration = Readonly<Record<string, string>> & { readonly baseUrl: string };

/** The HTML of one of Notebook's pages; the configuration is data, so that a policy without inline scripts allows it. */
export function pageHtml(title: string, files: PageFiles, config: PageConfiguration): string {
  const url = (name: string) => escapeHtml(`${config.baseUrl}static/${name}`);
  const json = JSON.stringify(config).replaceAll('<', '\\u003c');
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<link rel="icon" class="favicon" href="${url('favicon.svg')}" type="image/svg+xml">
${files.styles.map((name) => `<link rel="stylesheet" href="${url(name)}">`).join('\n')}
<script id="jupyter-config-data" type="application/json">${json}</script>
${files.scripts.map((name) => `<script defer src="${url(name)}"></script>`).join('\n')}
</head>
<body class="jp-ThemedContainer" data-notebook="${escapeHtml(String(config.notebookPage))}">
<noscript>The notebook page needs JavaScript.</noscript>
</body>
</html>
`;
}
