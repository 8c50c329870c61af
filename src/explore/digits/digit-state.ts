/** What both nets make of a digit at its place. */
export interface DigitReading {
  /** `[64]`: the digit itself, 8 × 8 pixels row by row, with 0 to 16 parts of ink. */
  readonly image: readonly number[];
  /** `[10]` of each net: the share of each answer. */
  readonly shares: ByNet;
  /** `[144]`: what speaks at each pixel for the digit (above 0) and against it, in the convolutional net. */
  readonly evidence: readonly number[];
  /** `[36]`: the share of attention that each patch gets in the transformer's second layer, on average. */
  readonly looked: readonly number[];
  /** `[25]` of each net: what it reads at each place, row by row. */
  readonly answers: ByNet;
}

/** A row of numbers for each of the two nets. */
export interface ByNet {
  readonly convolution: readonly number[];
  readonly transformer: readonly number[];
}

/** A handwritten digit, where it stands, and how it is read there. */
export interface DigitState {
  readonly digit: number;
  /** Pixels to the right of the middle, and below it. */
  readonly shift: Shift;
  readonly read: DigitReading;
}

/** Pixels to the right of the middle, and below it: −2 to 2. */
export type Shift = readonly [right: number, down: number];

/** How far a digit can go each way, and so how many places a side. */
export const FAR = 2;
export const PLACES: number = 2 * FAR + 1;

/** The side of the canvas, and that of the digit on it. */
export const CANVAS = 12;
export const SIDE = 8;

/** Where the reading of a place stands in a list of all. */
export function placeOf([right, down]: Shift): number {
  return (down + FAR) * PLACES + right + FAR;
}

/** All places, row by row. */
export const places: readonly Shift[] = Array.from({ length: PLACES ** 2 }, (_, i) => [
  (i % PLACES) - FAR,
  Math.floor(i / PLACES) - FAR,
]);

/** `[144]`: a digit on its canvas; 1 is ink. */
export function canvasOf(image: readonly number[], [right, down]: Shift): number[] {
  const canvas = Array<number>(CANVAS * CANVAS).fill(0);
  for (const [i, ink] of image.entries()) {
    const [x, y] = [(i % SIDE) + FAR + right, Math.floor(i / SIDE) + FAR + down];
    canvas[y * CANVAS + x] = ink / 16;
  }
  return canvas;
}

/** The state with the digit at another place, as far as its canvas goes; how it is read there isn't known yet. */
export function withShift(state: DigitState, wanted: Shift): DigitState {
  const [right, down] = wanted.map((by) => Math.max(-FAR, Math.min(FAR, Math.round(by))) + 0) as [
    number,
    number,
  ];
  return right === state.shift[0] && down === state.shift[1] ? state : { ...state, shift: [right, down] };
}
