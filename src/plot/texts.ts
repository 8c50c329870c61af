import { font } from './theme.js';

/** Width of a text in pixels, near enough to leave room for it. */
export function estimateWidth(text: string, size: number): number {
  let ems = 0;
  for (const character of text.replace(MARKUP, '')) ems += emsOf(character);
  return ems * size;
}

function emsOf(character: string): number {
  const code = character.charCodeAt(0);
  const known = WIDTHS[code - 32];
  if (known !== undefined) return known / 100;
  return code > 0x2e80 ? 1 : 0.64;
}

// Advances of Inter, from the space to the tilde, in hundredths of its size; what replaces Inter is seldom wider.
const WIDTHS = [
  28, 29, 47, 63, 64, 98, 64, 30, 36, 36, 50, 66, 29, 46, 29, 36, 63, 41, 61, 62, 65, 59, 62, 57, 62, 62, 29,
  30, 66, 66, 66, 51, 97, 69, 65, 73, 72, 60, 59, 75, 74, 27, 57, 67, 57, 90, 75, 76, 64, 76, 64, 64, 65, 74,
  69, 99, 68, 68, 63, 36, 36, 36, 47, 46, 32, 56, 61, 57, 61, 58, 37, 61, 59, 24, 24, 55, 24, 88, 59, 60, 61,
  61, 38, 53, 33, 59, 56, 82, 55, 56, 55, 43, 33, 43, 66,
];

/** Breaks a text into lines that fit a width, between words, but neither at a no-break space nor before a percent sign. */
export function wrap(text: string, width: number, size: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(/[ \n]+(?!%)/)) {
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

/** The words of a picture: its finding, then what is drawn; without the mark-up that titles and names may hold. */
export function finding(title: string | undefined, ...sentences: string[]): string {
  const first = title?.replace(/[.!?]?$/, (end) => end || '.');
  return [...(first ? [first] : []), ...sentences].join(' ').replace(MARKUP, '');
}

const MARKUP = /<\/?(?:b|i|sub|sup|br)>/g;

/** A number as text, with a true minus sign. */
export function format(value: number, digits: number): string {
  const text = value.toFixed(digits);
  return (Number(text) === 0 ? text.replace('-', '') : text).replace('-', '−').replace('Infinity', '∞');
}

/** A number's text without the zero before the point, for narrow places. */
export function shortened(number: string): string {
  return number.replace(/^([−<]?)0\./, '$1.');
}

/** A word as Plotly shall show it: its own `<` and `&` are letters, no mark-up. */
export function literal(word: string): string {
  return word.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}
