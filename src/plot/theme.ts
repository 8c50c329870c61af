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

/** Muted text: axis titles, notes. */
export const muted = '#52606d';

/** Width of a text in pixels, near enough to leave room for it. */
export function estimateWidth(text: string, size: number): number {
  let ems = 0;
  for (const character of text.replace(/<[^>]*>/g, '')) ems += emsOf(character);
  return ems * size;
}

function emsOf(character: string): number {
  if (/[ijlI.,:;'|!()[\]]/.test(character)) return 0.3;
  if (/[ft r-]/.test(character)) return 0.4;
  if (/[mwMW%@]/.test(character)) return 0.9;
  if (/[A-Z]/.test(character)) return 0.7;
  return character.charCodeAt(0) > 0x2e80 ? 1 : 0.62;
}

/** Breaks a text into lines that fit a width, between words. */
export function wrap(text: string, width: number, size: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/)) {
    const line = lines.at(-1);
    if (line !== undefined && estimateWidth(`${line} ${word}`, size) <= width)
      lines[lines.length - 1] += ` ${word}`;
    else lines.push(word);
  }
  return lines;
}

const TITLE_SIZE = 18;
const TITLE_LINE = 1.3 * TITLE_SIZE;
const TITLE_TOP = 14;

/** The room that a title takes at the top of a picture of this width. */
export function titleRoom(title: string | undefined, width: number): number {
  return title ? TITLE_TOP + titleLines(title, width).length * TITLE_LINE + 4 : 12;
}

/** A title at the top left, broken into lines that fit. Its first line's baseline is set, for that is drawn alike everywhere. */
export function titleAt(title: string | undefined, width: number, marginTop: number): object | undefined {
  if (!title) return undefined;
  return {
    text: `<b>${titleLines(title, width).join('<br>')}</b>`,
    font: { ...font, size: TITLE_SIZE },
    xref: 'container',
    x: 16 / width,
    xanchor: 'left',
    yref: 'paper',
    y: 1,
    yanchor: 'bottom',
    pad: { b: marginTop - TITLE_TOP - TITLE_SIZE },
  };
}

function titleLines(title: string, width: number): string[] {
  return wrap(title, width - 32, TITLE_SIZE * 1.06);
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

/** The words of a picture: its finding, then what is drawn. */
export function finding(title: string | undefined, ...sentences: string[]): string {
  const first = title?.replace(/<[^>]*>/g, '').replace(/[.!?]?$/, (end) => end || '.');
  return [...(first ? [first] : []), ...sentences].join(' ');
}

/** Black or white, whichever is easier to read on this place of a colour scale. */
export function inkOn(scale: readonly (readonly [number, string])[], place: number): string {
  const next = Math.max(
    1,
    scale.findIndex(([stop]) => stop >= place),
  );
  const [[from, below], [to, above]] = [scale[next - 1]!, scale[next]!];
  const share = Math.min(Math.max((place - from) / (to - from), 0), 1);
  const [a, b] = [luminance(below), luminance(above)];
  return a + (b - a) * share < 0.22 ? '#ffffff' : font.color;
}

// Relative luminance of '#rrggbb' (WCAG 2).
function luminance(colour: string): number {
  const [r, g, b] = [1, 3, 5].map((i) => (Number.parseInt(colour.slice(i, i + 2), 16) / 255) ** 2.2);
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
}

/** A number as text, with a true minus sign. */
export function format(value: number, digits: number): string {
  const text = value.toFixed(digits);
  return (Number(text) === 0 ? text.replace('-', '') : text).replace('-', '−').replace('Infinity', '∞');
}

/** Colours of words and curves, in the order of use. */
export const wordColours: string[] = [
  '#1f66a8',
  '#d9600a',
  '#0f8a6a',
  '#8e4ec6',
  '#c2346f',
  '#148fb4',
  '#94690a',
];
