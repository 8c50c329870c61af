import { escapeHtml } from '../home/escape-html.js';

/** What slides in one file are made of. */
export interface SlidesParts {
  /** Plain text. */
  readonly title: string;
  /** The slides, as HTML. */
  readonly html: string;
  readonly styles: readonly string[];
  /** The sources of scripts, in the order in which they run. */
  readonly scripts: readonly string[];
}

/** A page that shows slides and asks for nothing from anywhere: what it needs is in it. */
export function slidesHtml({ title, html, styles, scripts }: SlidesParts): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
${styles.map((style) => `<style>${style.replaceAll('</style', '<\\/style')}</style>`).join('\n')}
</head>
<body data-jp-theme-light="true">
<div class="reveal">
<div class="slides">
${html}
</div>
</div>
${scripts.map((script) => `<script src="${dataUrl(script)}"></script>`).join('\n')}
</body>
</html>
`;
}

/** A bundled script asks for its own address, which one that stands in the page hasn't got. */
function dataUrl(script: string): string {
  return `data:text/javascript;base64,${Buffer.from(script).toString('base64')}`;
}
