import type { Figure } from '../plot/index.js';
import { liveHtml } from './live-html.js';

/**
 * A figure as one MIME bundle, so that each viewer takes the richest form that it can show.
 *
 * Plotly's JSON for what is live, HTML with a still picture for what shows HTML, a PNG for what shows neither, words for everyone.
 */
export async function toBundle(figure: Figure): Promise<Record<string, unknown>> {
  const { data, layout, still } = JSON.parse(JSON.stringify(figure, sixDigits)) as Figure;
  const text = { 'text/plain': layout.meta.description };
  const live = { 'application/vnd.plotly.v1+json': { data, layout, config: { displaylogo: false } } };
  const { drawPicture } = await import('#picture');
  if (!drawPicture) return { ...live, ...text };
  const picture = await drawPicture(still ?? { data, layout });
  return {
    ...live,
    'text/html': liveHtml({ data, layout }, picture),
    'image/png': Buffer.from(picture.png).toString('base64'),
    ...text,
  };
}

// float32 holds seven digits; six are more than a picture can show, and keep the file small.
function sixDigits(_key: string, value: unknown): unknown {
  return typeof value === 'number' && !Number.isInteger(value) ? Number(value.toPrecision(6)) : value;
}
