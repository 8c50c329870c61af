import { escapeHtml } from './escape-html.js';

/** A page beside the chapters that runs no script. */
interface SmallPage {
  /** Plain text. */
  readonly title: string;
  /** What leads to the folder `static`. */
  readonly assets: string;
  /** Names the page's own sheet, and its body. */
  readonly kind: 'room' | 'teaching';
  /** HTML. */
  readonly body: string;
}

/** The HTML that all small pages have in common. */
export function smallPage({ title, assets, kind, body }: SmallPage): string {
  const from = escapeHtml(assets);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)} · Attention Kit</title>
<link rel="icon" href="${from}favicon.svg" type="image/svg+xml">
<link rel="stylesheet" href="${from}home.css">
<link rel="stylesheet" href="${from}${kind}.css">
</head>
<body class="${kind}">
${body}
</body>
</html>
`;
}
