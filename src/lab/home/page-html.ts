import { escapeHtml } from './escape-html.js';

/** The files that a built page loads first. */
export interface PageFiles {
  readonly scripts: readonly string[];
  readonly styles: readonly string[];
}

/** The HTML of one of Notebook's pages; the configuration is data, so that a policy without inline scripts allows it. */
export function pageHtml(title: string, files: PageFiles, config: Record<string, unknown>): string {
  const json = JSON.stringify(config).replaceAll('<', '\\u003c');
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<link rel="icon" class="favicon" href="/static/favicon.svg" type="image/svg+xml">
${files.styles.map((url) => `<link rel="stylesheet" href="${escapeHtml(url)}">`).join('\n')}
<script id="jupyter-config-data" type="application/json">${json}</script>
${files.scripts.map((url) => `<script defer src="${escapeHtml(url)}"></script>`).join('\n')}
</head>
<body class="jp-ThemedContainer" data-notebook="${escapeHtml(String(config.notebookPage))}">
<noscript>The notebook page needs JavaScript.</noscript>
</body>
</html>
`;
}
