import { figureScale, smallestText } from '../../page/figure/scale.js';
import { type Canvas, roomOn } from './canvas.js';

/** The most that a picture is enlarged. */
const largest = 2;

/** The least at which it can still be read; then it scrolls in itself. */
export const smallest = 0.6;

/** A size in CSS pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** What is in a picture's box. */
export function contentOf(picture: HTMLElement): HTMLElement {
  return picture.firstElementChild as HTMLElement;
}

/** The figure that a box holds as data. */
export function figureIn(box: HTMLElement): unknown {
  return JSON.parse(box.querySelector('script')!.textContent);
}

/**
 * The sizes that a picture can have: an explorable several, a figure its own. On a canvas narrower than that, a figure whose
 * letters would be too small scrolls in itself.
 */
export function sizesOf(picture: HTMLElement, canvas: Canvas): Size[] {
  const { sizes, width: own, height } = contentOf(picture).dataset;
  if (sizes !== undefined)
    return (JSON.parse(sizes) as [number, number][]).map(([width, height]) => ({ width, height }));
  const width = Math.min(Number(own), roomOn(canvas).width);
  const scale = figureScale(Number(own), width, smallestText(figureIn(contentOf(picture))));
  return [{ width, height: Number(height) * scale + (Number(own) * scale > width + 1 ? 20 : 0) }];
}

/** The size of its smallest letters, as long as it isn't made larger or smaller. */
export function lettersIn(picture: HTMLElement): number {
  const content = contentOf(picture);
  return Number(content.dataset.letters ?? smallestText(figureIn(content)));
}

/** How a picture stands in a room. */
export interface Placed extends Size {
  /** How much it is enlarged. */
  readonly scale: number;
}

/** The size at which a picture is largest in a room. */
export function bestIn(room: Size, sizes: readonly Size[]): Placed {
  const all = sizes.map(({ width, height }) => {
    const scale = Math.min(room.width / width, room.height / height, largest);
    return { width, height, scale };
  });
  return all.reduce((a, b) => (b.scale > a.scale * 1.02 ? b : a));
}

/** The same for a picture that is alone: what is far too tall scrolls. */
export function bestAlone(room: Size, sizes: readonly Size[]): Placed {
  const best = bestIn(room, sizes);
  return { ...best, scale: Math.max(best.scale, Math.min(smallest, room.width / best.width)) };
}

/** Puts a picture in its place: its box is as large as what is seen of it. */
export function placePicture(picture: HTMLElement, { width, height, scale }: Placed, room: number): void {
  const content = contentOf(picture);
  Object.assign(content.style, { width: `${width}px`, transform: `scale(${scale})` });
  if (content.dataset.sizes === undefined) content.style.height = `${height}px`;
  Object.assign(picture.style, {
    width: `${width * scale}px`,
    height: `${Math.min(height * scale, room)}px`,
  });
  const scrolls = height * scale > room + 1;
  picture.classList.toggle('scrolls', scrolls);
  if (scrolls) picture.tabIndex = 0;
}
