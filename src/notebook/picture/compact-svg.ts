/**
 * Writes Plotly's SVG shorter, in the dialect that every viewer reads alike.
 *
 * The font family stands once, at the root, and what many elements look like in a style sheet. Plotly's classes, defaults and empty groups go, numbers keep two decimals,
 * and `url('#id')` loses its quotes, since resvg doesn't find what a quoted name stands for.
 */
export function compactSvg(svg: string, fontFamily: string): string {
  const lean = withoutEmptyGroups(svg.replace(/<[^>]*>/g, compactTag));
  return withSharedStyles(lean).replace('<svg', `<svg font-family="${fontFamily.replaceAll('"', "'")}"`);
}

function compactTag(tag: string): string {
  return tag
    .replace(
      / (?:class|data-[\w-]+|transform|style)="(?:|translate\(0,0\))"| (?:class|data-[\w-]+)="[^"]*"/g,
      '',
    )
    .replace(/ style="([^"]*)"/g, (_, style: string) => attribute('style', compactStyle(style)))
    .replace(/ (?!xlink:href|id|style)([\w-]+)="([^"]*)"/g, (_, name: string, value: string) =>
      attribute(name, compactValue(value, name === 'd' ? 1 : 2)),
    );
}

const DEFAULT_OR_INHERITED =
  /^(?:(?:fill-|stroke-)?opacity:1|font-family:.*|white-space:.*|pointer-events:.*|cursor:.*|font-(?:weight|style|variant):normal|vector-effect:none|stroke-miterlimit:2)$/;

function compactStyle(style: string): string {
  return compactValue(style, 2)
    .split(/;\s*/)
    .map((declaration) => declaration.replace(/:\s+/, ':'))
    .filter((declaration) => declaration && !DEFAULT_OR_INHERITED.test(declaration))
    .join(';');
}

function compactValue(value: string, decimals: number): string {
  return value
    .replaceAll('&quot;', "'")
    .replace(/url\('([^']*)'\)/g, 'url($1)')
    .replace(/rgb\((\d+), ?(\d+), ?(\d+)\)/g, (_, ...channels: string[]) => hex(channels.slice(0, 3)))
    .replace(/-?\d*\.\d{2,}(?:e-?\d+)?/g, (number) => `${Number(Number(number).toFixed(decimals))}`);
}

function hex(channels: string[]): string {
  return `#${channels.map((channel) => Number(channel).toString(16).padStart(2, '0')).join('')}`;
}

function attribute(name: string, value: string): string {
  return value ? ` ${name}="${value}"` : '';
}

// A group that held only empty groups is empty once those have gone.
function withoutEmptyGroups(svg: string): string {
  const empty =
    /<(g|text|defs)(?: [\w-]+="[^"]*")*(?:\/>|><\/\1>)|<path(?: (?!d=)[\w-]+="[^"]*")*\/>|<path style="fill:none" d="M0,0"\/>/g;
  const less = svg.replace(empty, '');
  return less === svg ? svg : withoutEmptyGroups(less);
}

// A style that comes often is given a letter.
function withSharedStyles(svg: string): string {
  const counts = new Map<string, number>();
  for (const [, style] of svg.matchAll(/<[^>]* style="([^"]*)"/g))
    counts.set(style!, (counts.get(style!) ?? 0) + 1);
  const shared = [...counts.keys()].filter((style) => counts.get(style)! > 3);
  if (shared.length === 0) return svg;
  const rules = shared.map((style, i) => `.${letters(i)}{${style}}`).join('');
  return svg
    .replace(/<[^>]*>/g, (tag) =>
      tag.replace(/ style="([^"]*)"/, (kept, style: string) =>
        shared.includes(style) ? ` class="${letters(shared.indexOf(style))}"` : kept,
      ),
    )
    .replace(/<svg[^>]*>/, (root) => `${root}<style>${rules}</style>`);
}

function letters(i: number): string {
  return `${i >= 26 ? letters(Math.floor(i / 26) - 1) : ''}${String.fromCharCode(97 + (i % 26))}`;
}
