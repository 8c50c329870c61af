import type { Figure } from '../plot/index.js';

/** HTML that shows a still picture, and replaces it by the live figure where Plotly is on the page or on this machine. */
export function liveHtml(figure: Figure, picture: { svg: string; width: number; height: number }): string {
  const source = `data:image/svg+xml;base64,${Buffer.from(picture.svg).toString('base64')}`;
  const alt = escapeAttribute(figure.layout.meta.description);
  return `<div><img src="${source}" width="${picture.width}" height="${picture.height}" style="max-width: 100%; height: auto" alt="${alt}"></div>`;
}

function escapeAttribute(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
