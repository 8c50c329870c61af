import { fileURLToPath } from 'node:url';
import type { ResvgRenderOptions } from '@resvg/resvg-js';
import { Resvg } from '@resvg/resvg-js';

/** Pictures carry their own font, so that they look the same on a machine that has none. */
export const ownFonts: NonNullable<ResvgRenderOptions['font']> = {
  loadSystemFonts: false,
  fontFiles: [
    fileURLToPath(import.meta.resolve('@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf')),
    fileURLToPath(import.meta.resolve('@expo-google-fonts/inter/700Bold/Inter_700Bold.ttf')),
  ],
  defaultFontFamily: 'Inter',
  sansSerifFamily: 'Inter',
};

/** How far the font reaches above and below the baseline, in ems. */
export const ASCENT = 0.96875;
export const DESCENT = 0.2421875;

/**
 * Width of a text in ems: the sum of its characters' advances.
 *
 * The renderer itself is asked, so that what is measured is what is drawn. A character that the font lacks counts 1 em.
 */
export function textWidth(text: string, bold: boolean): number {
  let sum = 0;
  for (const character of text) sum += advance(character, bold) ?? 1;
  return sum;
}

/** Whether the kit's own font has every character of the text. */
export function isDrawable(text: string): boolean {
  return [...text].every((character) => advance(character, false) !== undefined);
}

const advances = new Map<string, number | undefined>();

function advance(character: string, bold: boolean): number | undefined {
  const key = `${bold}${character}`;
  if (!advances.has(key)) advances.set(key, measure(character, bold));
  return advances.get(key);
}

// Ink has no width for a space: bars on both sides make the advance visible.
function measure(character: string, bold: boolean): number | undefined {
  if (isSame(ink(character, bold), ink(NO_CHARACTER, bold))) return undefined;
  return (ink(`|${character}|`, bold).width - ink('||', bold).width) / EM;
}

const inks = new Map<string, ReturnType<typeof draw>>();

function ink(text: string, bold: boolean): ReturnType<typeof draw> {
  const key = `${bold}${text}`;
  const found = inks.get(key) ?? draw(text, bold);
  inks.set(key, found);
  return found;
}

const EM = 1000;
const NO_CHARACTER = '\u{10FFFD}'; // that no font has

function draw(text: string, bold: boolean): { x: number; y: number; width: number; height: number } {
  const escaped = text.replace(/[&<>]/g, (character) => `&#${character.charCodeAt(0)};`);
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="5000" height="2000"><text x="0" y="1500" xml:space="preserve"
    font-family="Inter" font-size="${EM}" font-weight="${bold ? 700 : 400}">${escaped}</text></svg>`;
  const box = new Resvg(svg, { font: ownFonts }).getBBox();
  return { x: box?.x ?? 0, y: box?.y ?? 0, width: box?.width ?? 0, height: box?.height ?? 0 };
}

function isSame(a: ReturnType<typeof ink>, b: ReturnType<typeof ink>): boolean {
  return a.x === b.x && a.y === b.y && a.width === b.width && a.height === b.height;
}
