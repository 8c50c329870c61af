/**
 * Cuts a list, a table, printed text or a paragraph in two, so that each is whole by itself.
 *
 * @returns the second half, which is no longer in the block; nothing where it can't be cut
 */
export function cutBlock(block: HTMLElement): HTMLElement | undefined {
  if (/^[OU]L$/.test(block.tagName)) return cutList(block);
  if (block.tagName === 'PRE') return cutLines(block);
  if (block.querySelector('tbody')) return cutTable(block);
  return block.tagName === 'P' ? cutSentences(block) : undefined;
}

function cutList(list: HTMLElement): HTMLElement | undefined {
  const items = [...list.children];
  if (items.length < 2) return undefined;
  const half = Math.ceil(items.length / 2);
  const rest = list.cloneNode() as HTMLElement;
  rest.append(...items.slice(half));
  if (list instanceof HTMLOListElement) (rest as HTMLOListElement).start = list.start + half;
  return rest;
}

function cutLines(block: HTMLElement): HTMLElement | undefined {
  const text = block.textContent;
  const lines = text.split('\n');
  const half = Math.ceil(lines.length / 2);
  const isLine = lines.length < 2; // so long that it fills more than a slide
  if (isLine && text.length < 2) return undefined;
  const end = isLine ? Math.ceil(text.length / 2) : lines.slice(0, half).join('\n').length;
  const rest = block.cloneNode(true) as HTMLElement;
  const put = (place: HTMLElement, some: string) => {
    (place.querySelector('code') ?? place).textContent = some;
  };
  put(block, text.slice(0, end));
  put(rest, text.slice(isLine ? end : end + 1));
  return rest;
}

/** The heads of its columns stand over both halves. */
function cutTable(block: HTMLElement): HTMLElement | undefined {
  const rest = block.cloneNode(true) as HTMLElement;
  const [rows, others] = [block, rest].map((each) => [...each.querySelectorAll('tbody > tr')]);
  if (rows!.length < 4) return undefined;
  const half = Math.ceil(rows!.length / 2);
  for (const row of rows!.slice(half)) row.remove();
  for (const row of others!.slice(0, half)) row.remove();
  return rest;
}

/** At the end of the sentence that is nearest the middle. */
function cutSentences(paragraph: HTMLElement): HTMLElement | undefined {
  const ends: { node: Text; offset: number; at: number }[] = [];
  const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
  let length = 0;
  while (walker.nextNode()) {
    const node = walker.currentNode as Text;
    for (const { index } of node.data.matchAll(/(?<=[.?!]["”)]?)\s/g))
      if (node.parentNode === paragraph) ends.push({ node, offset: index, at: length + index });
    length += node.length;
  }
  const [end] = ends.sort((a, b) => Math.abs(a.at - length / 2) - Math.abs(b.at - length / 2));
  if (!end) return undefined;
  const range = document.createRange();
  range.setStart(end.node, end.offset);
  range.setEnd(paragraph, paragraph.childNodes.length);
  const rest = paragraph.cloneNode() as HTMLElement;
  rest.append(range.extractContents());
  return rest;
}
