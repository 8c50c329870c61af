import type { Figure } from '../plot/index.js';

/**
 * A figure as one MIME bundle, so that each viewer takes the richest form that it can show:
 * Plotly's JSON where figures live, HTML with a still picture, a PNG, and words for everyone.
 */
export async function toBundle(figure: Figure): Promise<Record<string, unknown>> {
  const { still, ...rounded } = JSON.parse(JSON.stringify(figure, sixDigits)) as Figure;
  const { stillForms } = await import('#picture');
  return {
    'application/vnd.plotly.v1+json': { ...rounded, config: { displaylogo: false } },
    ...(await stillForms(rounded, still ?? rounded)),
    'text/plain': figure.layout.meta.description,
  };
}

// float32 holds seven digits; six are more than a picture can show, and keep the file small.
function sixDigits(_key: string, value: unknown): unknown {
  return typeof value === 'number' && !Number.isInteger(value) ? Number(value.toPrecision(6)) : value;
}
