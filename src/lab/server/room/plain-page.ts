import { escapeHtml } from '../../home/escape-html.js';

/**
 * A small page of a class, which runs no script.
 *
 * @param base what leads to the site
 * @param title plain text
 * @param main HTML
 */
export function plainPage(base: string, title: string, main: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)} · Attention Kit</title>
<link rel="icon" href="${escapeHtml(base)}static/favicon.svg" type="image/svg+xml">
<link rel="stylesheet" href="${escapeHtml(base)}static/home.css">
<link rel="stylesheet" href="${escapeHtml(base)}static/room.css">
</head>
<body class="room">
<main>
<h1>${escapeHtml(title)}</h1>
${main}
</main>
</body>
</html>
`;
}
