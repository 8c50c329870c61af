import { escapeHtml } from '../home/escape-html.js';

/** What slides in one file are made of. */
export interface SlidesParts {
  /** Plain text. */
  readonly title: string;
  /** The slides, as HTML. */
  readonly html: string;
  /** The font of words and figures, by its weight: TrueType. */
  readonly fonts: Readonly<Record<string, Uint8Array>>;
  readonly styles: readonly string[];
  /** The sources of scripts, in the order in which they run. */
  readonly scripts: readonly SlidesScript[];
}

/** A script in the page. */
interface SlidesScript {
  readonly text: string;
  /** Whether it asks for its own address, which a script that stands in the page hasn't got. */
  readonly needsAddress: boolean;
}

/** Nothing is loaded from anywhere, and nothing sent; the window for who speaks shows this page in frames. */
const policy = [
  "script-src 'unsafe-inline' 'unsafe-eval' data: blob:",
  "style-src 'unsafe-inline'",
  'img-src data: blob:',
  'font-src data:',
  'media-src data:',
  'worker-src blob:',
  'connect-src data: blob:',
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** A page that shows slides and asks for nothing from anywhere: what it needs is in it. */
export function slidesHtml({ title, html, fonts, styles, scripts }: SlidesParts): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<title>${escapeHtml(title)}</title>
<style>${Object.entries(fonts).map(fontFace).join('\n')}</style>
${styles.map((style) => `<style>${style.replaceAll('</style', '<\\/style')}</style>`).join('\n')}
</head>
<body data-jp-theme-light="true">
<main class="reveal">
<div class="slides"></div>
</main>
<div class="stage">
${html}
</div>
${scripts.map(scriptHtml).join('\n')}
</body>
</html>
`;
}

function fontFace([weight, bytes]: [string, Uint8Array]): string {
  const url = `data:font/ttf;base64,${Buffer.from(bytes).toString('base64')}`;
  return `@font-face { font-family: Inter; font-weight: ${weight}; src: url(${url}) format("truetype"); }`;
}

/** Data is an address, but takes a browser longer than what stands in the page. */
function scriptHtml({ text, needsAddress }: SlidesScript): string {
  if (needsAddress)
    return `<script src="data:text/javascript;base64,${Buffer.from(text).toString('base64')}"></script>`;
  return `<script>${text.replace(/<\/(?=script)/gi, '<\\/').replaceAll('<!--', '<\\!--')}</script>`;
}
