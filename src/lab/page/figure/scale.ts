/** No text of a figure is drawn smaller than this, in CSS pixels, unless it was made so. */
const readable = 10;

/**
 * How much smaller a figure is drawn where its own width doesn't fit: as much as it must, but not so much that its smallest
 * text can't be read; then it scrolls in itself.
 *
 * @param width the figure's own, in pixels
 * @param room what the page has, in pixels
 * @param smallest size of its smallest text, in pixels
 */
export function figureScale(width: number, room: number, smallest: number): number {
  return Math.min(1, Math.max(room / width, readable / smallest));
}

/** The size of the smallest text in a figure, or Plotly's own (12) where none is given. */
export function smallestText(figure: unknown): number {
  let smallest = Number.POSITIVE_INFINITY;
  for (const size of fontSizes(figure, '')) smallest = Math.min(smallest, size);
  return Number.isFinite(smallest) ? smallest : 12;
}

function* fontSizes(part: unknown, key: string): Generator<number> {
  if (typeof part !== 'object' || part === null) return;
  if (/font$/i.test(key)) {
    const { size } = part as { size?: number | number[] };
    for (const each of [size].flat()) if (typeof each === 'number' && each > 0) yield each;
    return;
  }
  for (const [name, each] of Object.entries(part)) yield* fontSizes(each, Array.isArray(part) ? key : name);
}
