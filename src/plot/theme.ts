/**
 * What all pictures have in common: type, colours, margins.
 *
 * Colours keep apart for all common kinds of colour-blindness; blue is "much" or "positive" everywhere, orange is "negative".
 */
export const font = {
  family: 'Inter, "Open Sans", "Segoe UI", "Helvetica Neue", Arial, sans-serif',
  size: 15,
  color: '#1f2933',
};

/** From nothing (white) to much (deep blue): weights. */
export const sequentialScale: [number, string][] = [
  [0, '#ffffff'],
  [0.15, '#dbe9f6'],
  [0.35, '#a3c8e4'],
  [0.6, '#4b93c8'],
  [0.8, '#1f66a8'],
  [1, '#0b2f6b'],
];

/** From negative (orange) over zero (white) to positive (blue): scores, embeddings. */
export const divergingScale: [number, string][] = [
  [0, '#9a3a06'],
  [0.2, '#dd7a2c'],
  [0.4, '#f9d3b0'],
  [0.5, '#ffffff'],
  [0.6, '#c6dcef'],
  [0.8, '#4b93c8'],
  [1, '#0b2f6b'],
];

/** Colours of words and curves, in the order of use. */
export const wordColours: string[] = [
  '#1f66a8', // blue
  '#d9600a', // orange
  '#1f9d81', // teal
  '#8b1559', // wine
  '#6d1ad7', // violet
  '#f00d4e', // crimson
  '#544909', // olive
];

/** The width that a picture may take, in pixels: what a notebook's page has left in a small window. */
export const PAGE = 760;

/** Muted text: axis titles, notes. */
export const muted = '#52606d';

/** Lines behind the data. */
export const grid = '#e9edf1';

/** A number near `step` that people count in: 1, 2 or 5 times a power of ten. */
export function niceStep(step: number): number {
  const power = 10 ** Math.floor(Math.log10(step));
  return power * ([1, 2, 5].find((factor) => factor * power >= step) ?? 10);
}

/** Names of colours in one line above the picture, if there is more than one. */
export function legendAbove(isShown: boolean): Record<string, unknown> {
  if (!isShown) return { showlegend: false };
  const legend = { orientation: 'h', x: 0, xanchor: 'left', y: 1.02, yanchor: 'bottom', font: { size: 14 } };
  return { showlegend: true, legend };
}

/** The frame that every picture begins with. */
export function frame(description: string): {
  font: typeof font;
  paper_bgcolor: string;
  plot_bgcolor: string;
  meta: { description: string };
} {
  return { font, paper_bgcolor: 'white', plot_bgcolor: 'white', meta: { description } };
}

/** WCAG 2 asks for a contrast of 4.5 of letters to what is behind them; a colour that is drawn is rounded. */
const READABLE = 4.55;
const BLACK = '#000000';

/** The ink that can be read on this place of a colour scale: that of all texts, black where it is too pale, white on dark. */
export function inkOn(scale: readonly (readonly [number, string])[], place: number): string {
  const behind = luminance(colourAt(scale, place));
  const inks = [font.color, BLACK, '#ffffff'];
  return inks.find((ink) => contrast(luminance(ink), behind) >= READABLE)!;
}

// [red, green, blue], each from 0 to 1, in between two stops of a scale as it is drawn.
function colourAt(scale: readonly (readonly [number, string])[], place: number): number[] {
  const next = Math.max(
    1,
    scale.findIndex(([stop]) => stop >= place),
  );
  const [[from, below], [to, above]] = [scale[next - 1]!, scale[next]!];
  const share = Math.min(Math.max((place - from) / (to - from), 0), 1);
  const [a, b] = [parts(below), parts(above)];
  return a.map((part, i) => part + (b[i]! - part) * share);
}

function parts(colour: string): number[] {
  return [1, 3, 5].map((i) => Number.parseInt(colour.slice(i, i + 2), 16) / 255);
}

// Relative luminance (WCAG 2).
function luminance(colour: string | number[]): number {
  const linear = (part: number) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
  const [r, g, b] = (typeof colour === 'string' ? parts(colour) : colour).map(linear);
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
}

function contrast(a: number, b: number): number {
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}
