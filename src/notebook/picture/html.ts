import { createHash } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import type { Figure } from '../../plot/index.js';
import { upgrade } from './upgrade.js';

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
 */
export function figureHtml({ data, layout }: Figure, { svg, png, width, height }: Still): string {
  const isLarge = svg.length > LARGE_SVG && png.length < svg.length;
  const source = isLarge ? dataUri('image/png', png) : dataUri('image/svg+xml', Buffer.from(svg));
  const alt = layout.meta.description.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
  const style = 'max-width:100%;height:auto;background:white';
  const json = JSON.stringify({ data, layout });
  const id = createHash('sha256').update(json).digest('hex').slice(0, 12);
  const packed = deflateSync(json, { level: 9 }).toString('base64');
  return [
    `<div data-figure="${id}"><img src="${source}" width="${width}" height="${height}" style="${style}" alt="${alt}"></div>`,
    `<script>(${upgrade})("${id}","${packed}")</script>`,
  ].join('\n');
}

function dataUri(type: string, bytes: Uint8Array): string {
  return `data:${type};base64,${Buffer.from(bytes).toString('base64')}`;
}
