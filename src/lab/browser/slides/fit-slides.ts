import { type Canvas, lettersOn, roomOn } from './canvas.js';
import { cutWords } from './cut-words.js';
import {
  bestAlone,
  bestIn,
  lettersIn,
  type Placed,
  placePicture,
  type Size,
  sizesOf,
  smallest,
} from './place-picture.js';
import { setWords } from './set-words.js';

/** What lies between words and picture. */
export const gap = 28;

/** A picture may be so much smaller for the words beside it. */
const stillLarge = 0.55;

/** The same where its smallest letters would be smaller than this beside words, in CSS pixels of the canvas. */
const [legible, largeEnough] = [10, 0.8];

/** Lays out every slide for a canvas: as large as its room allows, and what is too much goes to further slides. */
export function fitSlides(sections: Iterable<HTMLElement>, canvas: Canvas): void {
  for (const section of sections) fitSlide(section, canvas);
}

function fitSlide(section: HTMLElement, canvas: Canvas): void {
  const [words, picture] = ['.words', '.picture'].map((part) => section.querySelector<HTMLElement>(part));
  if (words && picture) {
    if (!fitBoth(words, picture, canvas)) fitEach(section, further(section, [picture]), canvas);
  } else if (picture) {
    const room = roomOn(canvas);
    placePicture(picture, bestAlone(room, sizesOf(picture, canvas)), room.height);
  } else if (words && !fitWords(words, roomOn(canvas), canvas)) {
    const rest = cutWords(words);
    if (rest) fitEach(section, further(section, [wordsOf(rest)]), canvas);
    else shrink(words, canvas);
  }
}

function fitEach(first: HTMLElement, second: HTMLElement, canvas: Canvas): void {
  fitSlide(first, canvas);
  fitSlide(second, canvas);
}

function wordsOf(blocks: readonly HTMLElement[]): HTMLElement {
  const words = document.createElement('div');
  words.className = 'words';
  words.append(...blocks);
  return words;
}

/** A slide behind another, with the same notes. */
function further(section: HTMLElement, parts: HTMLElement[]): HTMLElement {
  const next = document.createElement('section');
  const [, whole, part = '1'] = /^(.*?)(?:\.(\d+))?$/.exec(section.id)!;
  next.id = `${whole}.${Number(part) + 1}`;
  const slide = document.createElement('div');
  slide.className = 'slide';
  slide.append(...parts);
  next.append(slide);
  const notes = section.querySelector('aside');
  if (notes) next.append(notes.cloneNode(true));
  section.after(next);
  return next;
}

/** Gives words the largest letters with which they fit; answers their size, or nothing if they fit in none. */
function fitWords(words: HTMLElement, { width, height }: Size, canvas: Canvas): number | undefined {
  words.style.width = `${width}px`;
  for (const size of lettersOn(canvas)) {
    setWords(words, size, canvas);
    if (words.offsetHeight <= height) return size;
  }
  return undefined;
}

/** One way to share a slide between words and picture. */
interface Shared {
  readonly isBeside: boolean;
  readonly placed: Placed;
  /** Of the words. */
  readonly room: Size;
}

/** Puts words beside the picture, or above it, whichever leaves the picture larger; answers whether both have room. */
function fitBoth(words: HTMLElement, picture: HTMLElement, canvas: Canvas): boolean {
  const sizes = sizesOf(picture, canvas);
  const ways = [beside, above].flatMap((way) => way(words, sizes, canvas) ?? []);
  const [best] = ways.sort((a, b) => b.placed.scale - a.placed.scale);
  const alone = bestIn(roomOn(canvas), sizes).scale;
  if (!best || alone < smallest) return false;
  const isSmall = lettersIn(picture) * best.placed.scale < legible;
  if (best.placed.scale < (isSmall ? largeEnough : stillLarge) * alone) return false;
  fitWords(words, best.room, canvas);
  placePicture(picture, best.placed, roomOn(canvas).height);
  words.parentElement!.classList.toggle('beside', best.isBeside);
  return true;
}

function beside(words: HTMLElement, sizes: readonly Size[], canvas: Canvas): Shared | undefined {
  const { width, height } = roomOn(canvas);
  if (width < height) return undefined;
  const placed = bestIn({ width: 0.64 * width, height }, sizes);
  const room = { width: width - gap - placed.scale * placed.width, height };
  return fitWords(words, room, canvas) ? { isBeside: true, placed, room } : undefined;
}

function above(words: HTMLElement, sizes: readonly Size[], canvas: Canvas): Shared | undefined {
  const { width, height } = roomOn(canvas);
  if (!fitWords(words, { width, height: 0.5 * height }, canvas)) return undefined;
  const placed = bestIn({ width, height: height - gap - words.offsetHeight }, sizes);
  const left = height - gap - placed.scale * placed.height;
  return { isBeside: false, placed, room: { width, height: left } };
}

/** The last resort: what can't be cut gets smaller as a whole. */
function shrink(words: HTMLElement, canvas: Canvas): void {
  words.style.zoom = `${roomOn(canvas).height / words.offsetHeight}`;
}
