import type { Canvas } from './canvas.js';

/** Letters of code are so wide, as part of their size: in the widest of the usual fonts. */
const letterWidth = 0.62;

/** What code has to its left and right, in ems. */
const padding = 1.6;

/** Sets the letters of a slide's words to a size; code takes what its longest line leaves, and what is wide gets smaller. */
export function setWords(words: HTMLElement, size: number, canvas: Canvas): void {
  words.style.fontSize = `${size}px`;
  const [most, least] = canvas.code;
  const wanted = most * Math.max(0.88, size / canvas.letters[0]); // code stays large
  for (const pre of words.querySelectorAll('pre')) {
    const columns = pre.textContent.split('\n').reduce((most, line) => Math.max(most, line.length), 1);
    const fits = words.clientWidth / (columns * letterWidth + padding);
    pre.style.fontSize = `${Math.max(least, Math.min(wanted, fits))}px`;
  }
  for (const block of words.children) narrow(block as HTMLElement, canvas.narrowest);
}

/** Makes a block's letters smaller until it is no wider than its room; what is still too wide scrolls in itself. */
function narrow(block: HTMLElement, least: number): void {
  block.style.zoom = '';
  if (block.tagName === 'PRE') return; // goes on in the next line
  const inner = [block, ...block.querySelectorAll<HTMLElement>(':scope > div, table, math')];
  const over = inner.reduce((most, each) => Math.max(most, widthOf(each) / block.clientWidth), 0);
  if (over > 1.001) block.style.zoom = `${Math.max(least, 0.99 / over)}`;
  for (const each of inner) {
    const scrolls = each.tagName !== 'math' && each.scrollWidth > each.clientWidth + 1;
    each.classList.toggle('scrolls', scrolls);
    each.toggleAttribute('data-prevent-swipe', scrolls); // a finger scrolls it, and turns no slide
    if (scrolls) each.tabIndex = 0;
  }
}

function widthOf(element: Element): number {
  return Math.max(element.scrollWidth, (element as HTMLElement).offsetWidth ?? 0);
}
