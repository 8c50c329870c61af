import { cutBlock } from './cut-block.js';

/**
 * Cuts a slide's words into two parts of about equal height: between blocks where that can be, otherwise within the tallest.
 *
 * @returns what comes behind the cut, which is no longer in `words`; nothing where there is nothing to cut
 */
export function cutWords(words: HTMLElement): HTMLElement[] | undefined {
  const blocks = [...words.children] as HTMLElement[];
  const tallest = [...blocks].sort((a, b) => b.offsetHeight - a.offsetHeight)[0];
  if (!tallest) return undefined;
  const behind = () => taken(blocks.slice(blocks.indexOf(tallest) + 1));
  const at = cutBetween(blocks);
  if (at === undefined || tallest.offsetHeight > 0.7 * words.offsetHeight) {
    const rest = cutBlock(tallest);
    if (rest) return [rest, ...behind()];
  }
  return at === undefined ? undefined : taken(blocks.slice(at));
}

/** Where blocks are cut: as near the middle as can be, and not behind what announces the next. */
function cutBetween(blocks: readonly HTMLElement[]): number | undefined {
  const { top } = blocks[0]!.getBoundingClientRect();
  const { bottom } = blocks.at(-1)!.getBoundingClientRect();
  const off = (block: HTMLElement) => Math.abs(block.getBoundingClientRect().top - (top + bottom) / 2);
  const places = blocks.flatMap((_, i) => (i > 0 && !announces(blocks[i - 1]!) ? [i] : []));
  return places.sort((a, b) => off(blocks[a]!) - off(blocks[b]!))[0];
}

/** Whether a block must stay with the one behind it. */
function announces(block: HTMLElement): boolean {
  return /^H\d$/.test(block.tagName) || /:\s*$/.test(block.textContent);
}

function taken(blocks: readonly HTMLElement[]): HTMLElement[] {
  for (const block of blocks) block.remove();
  return [...blocks];
}
