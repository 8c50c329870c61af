import { deflateSync } from 'node:zlib';
import type { Figure } from '../../plot/index.js';
import { upgrade } from './upgrade.js';
import { upgradeExplorables } from './upgrade-explorables.js';

/** The still picture that a page begins with. */
interface Still {
  svg: string;
  png: Uint8Array;
  width: number;
  height: number;
}

/** Above so many letters an SVG gives way to the PNG, if that is smaller. */
const LARGE_SVG = 80_000;

/**
 * HTML that shows a still picture anywhere, and the live figure where Plotly is on the page or on this machine.
 *
 * Nothing is ever loaded from elsewhere. Where scripts are taken out, the picture stays.
 *
 * @param figure what becomes live
 * @param still its picture; without one there are words
 */
export function figureHtml({ data, layout }: Figure, still?: Still): string {
  const figure = dataUri('application/zlib', deflateSync(JSON.stringify({ data, layout }), { level: 9 }));
  const words = escaped(layout.meta.description);
  const content = still ? imageTag(still, words) : `<p>${words}</p>`;
  return `<div data-figure="${figure}">${content}</div>\n<script>(${onOneLine(upgrade)})()</script>`;
}

/**
 * HTML that shows a still picture anywhere, and lets the reader touch it where the kit's script is on this machine.
 *
 * @param explorable its name and state as JSON
 */
export function explorableHtml(explorable: string, words: string, still: Still): string {
  const box = `<div data-explorable="${escaped(explorable)}">${imageTag(still, escaped(words))}</div>`;
  return `${box}\n<script>(${onOneLine(upgradeExplorables)})()</script>`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}

function imageTag({ svg, png, width, height }: Still, alt: string): string {
  const isLarge = svg.length > LARGE_SVG && png.length < svg.length;
  const source = isLarge ? dataUri('image/png', png) : dataUri('image/svg+xml', Buffer.from(svg));
  const style = 'max-width:100%;height:auto;background:white';
  return `<img src="${source}" width="${width}" height="${height}" style="${style}" alt="${alt}">`;
}

function dataUri(type: string, bytes: Uint8Array): string {
  return `data:${type};base64,${Buffer.from(bytes).toString('base64')}`;
}

function onOneLine(code: () => unknown): string {
  return `${code}`.replace(/\s*\n\s*/g, ' ');
}
