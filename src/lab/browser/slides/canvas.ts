/** What slides are laid out on, whatever screen shows it: all lengths in CSS pixels of the canvas. */
export interface Canvas {
  readonly width: number;
  readonly height: number;
  /** What stays free on the sides, and above and below. */
  readonly margin: readonly [sides: number, ends: number];
  /** Size of letters, at most and at least. */
  readonly letters: readonly [most: number, least: number];
  /** Size of code, at most and at least; what is longer still goes on in the next line. */
  readonly code: readonly [most: number, least: number];
  /** How small a table or a formula gets that is too wide, as a part of its size; then it scrolls in itself. */
  readonly narrowest: number;
}

/** A projector or a screen. */
const wide: Canvas = {
  width: 1280,
  height: 720,
  margin: [56, 40],
  letters: [30, 22],
  code: [25, 18],
  narrowest: 0.5,
};

/** A phone that is held upright. */
const narrow: Canvas = {
  width: 480,
  height: 1000,
  margin: [20, 24],
  letters: [20, 16],
  code: [16, 13],
  narrowest: 0.7,
};

/**
 * The canvas that suits a window. The two small ones in the window with notes show what the projector shows, whatever
 * their form: on another canvas slides have other parts.
 *
 * @param search the page's query, in which reveal.js tells a page that it is one of those two
 */
export function canvasFor(width: number, height: number, search: string): Canvas {
  if (new URLSearchParams(search).has('receiver')) return wide;
  return width < 700 && height > width ? narrow : wide;
}

/** What a slide has room for. */
export function roomOn({ width, height, margin: [sides, ends] }: Canvas): { width: number; height: number } {
  return { width: width - 2 * sides, height: height - 2 * ends };
}

/** Sizes of letters from which the largest that fits is taken. */
export function lettersOn({ letters: [most, least] }: Canvas): number[] {
  return Array.from({ length: 5 }, (_, i) => most - (i * (most - least)) / 4);
}
