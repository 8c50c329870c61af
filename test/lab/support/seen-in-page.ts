// Each of these runs in a page, and so knows nothing but what it is given and the page.

/** In a page: how many milliseconds Plotly's slider beside one of the page's takes to glide. */
export function glideTime(slider: Element): number {
  const plot = slider.closest('.ak-Plot')!.querySelector('.js-plotly-plot') as unknown as {
    _fullLayout: { sliders: { transition: { duration: number } }[] };
  };
  return plot._fullLayout.sliders[0]!.transition.duration;
}

/** In a page: parts that take more than a hundredth of a second to change or to move. */
export function movingParts(): string[] {
  const longest = (times: string) => Math.max(...times.split(',').map(Number.parseFloat));
  return [...document.querySelectorAll('*')]
    .map((node) => ({ node, style: getComputedStyle(node) }))
    .filter(({ style }) => longest(`${style.transitionDuration},${style.animationDuration}`) > 0.01)
    .map(({ node }) => node.outerHTML.slice(0, 80));
}

/** In a page: the texts of all lines of paragraphs but the last of each. */
export function fullLines(): string[] {
  const lines: string[] = [];
  for (const paragraph of document.querySelectorAll('.jp-MarkdownOutput > p')) {
    if (paragraph.querySelector('mjx-container')) continue;
    const words = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
    let [top, line] = [Number.NEGATIVE_INFINITY, ''];
    const own: string[] = [];
    while (words.nextNode())
      for (const match of words.currentNode.textContent!.matchAll(/\s*\S+/g)) {
        const range = document.createRange();
        range.setStart(words.currentNode, match.index + match[0].length - 1);
        range.setEnd(words.currentNode, match.index + match[0].length);
        const { bottom } = range.getBoundingClientRect();
        if (Math.abs(bottom - top) > 8) {
          if (line !== '') own.push(line.trim());
          line = '';
          top = bottom;
        }
        line += match[0];
      }
    lines.push(...own);
  }
  return lines;
}

/** In a page: parts of the notebook that reach beyond the window and can't be scrolled to. */
export function standOut(): string[] {
  const scrolls = (node: Element | null): boolean =>
    node !== null && (/auto|scroll/.test(getComputedStyle(node).overflowX) || scrolls(node.parentElement));
  return [...document.querySelectorAll('.jp-Cell *')]
    .filter((node) => node.getBoundingClientRect().right > innerWidth + 1 && !scrolls(node.parentElement))
    .map((node) => node.outerHTML.slice(0, 120));
}

/** In a page: titles of figures of which a part can't be seen without scrolling, or none can. */
export function cutTitles(): string[] {
  return [...document.querySelectorAll('.ak-Plot')].flatMap((plot) => {
    const own = plot.querySelector<SVGElement>('.gtitle');
    const pinned = plot.querySelector<HTMLElement>('.ak-Title')!;
    if (!own) return [];
    const title = pinned.hidden ? own : pinned;
    const { left, right, bottom } = title.getBoundingClientRect();
    const box = plot.getBoundingClientRect();
    const isSeen = getComputedStyle(title).visibility === 'visible' && title.textContent !== '';
    const isWhole = left >= box.left - 1 && right <= box.right + 1 && bottom > box.top;
    return isSeen && isWhole ? [] : [own.textContent!];
  });
}

/** In a page: short cells of tables in outputs that stand in more than one line. */
export function brokenCells(): string[] {
  const lines = (cell: Element) => {
    const range = document.createRange();
    range.selectNodeContents(cell);
    return new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size;
  };
  return [...document.querySelectorAll<HTMLElement>('.jp-OutputArea-output table :is(th, td)')]
    .filter(({ style }) => style.whiteSpace !== 'normal') // a column of prose, by its own style
    .filter((cell) => cell.textContent!.length <= 40 && lines(cell) > 1)
    .map((cell) => cell.textContent!);
}

/** In a page: words in tables of the text that are broken in two. */
export function brokenWords(): string[] {
  const cells = [...document.querySelectorAll('.jp-MarkdownOutput table :is(th, td)')];
  return cells.flatMap((cell) => {
    const texts = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
    const broken: string[] = [];
    while (texts.nextNode())
      for (const { 0: word, index } of texts.currentNode.textContent!.matchAll(/[\p{L}\d]+/gu)) {
        const range = document.createRange();
        range.setStart(texts.currentNode, index);
        range.setEnd(texts.currentNode, index + word.length);
        const tops = new Set([...range.getClientRects()].map(({ top }) => Math.round(top)));
        if (tops.size > 1) broken.push(word);
      }
    return broken;
  });
}

/** In a page: letters of figures that are drawn smaller than 10 pixels, of those that Plotly was asked to draw larger. */
export function smallLetters(): string[] {
  return [...document.querySelectorAll('.ak-Plot text')].flatMap((text) => {
    const size = Number.parseFloat(getComputedStyle(text).fontSize);
    const { a = 1 } = (text as SVGTextElement).getScreenCTM() ?? {};
    const turned = (text as SVGTextElement).getScreenCTM()?.b ?? 0;
    const drawn = size * Math.hypot(a, turned);
    return drawn < Math.min(size, 10) - 0.1 ? [`${text.textContent} ${drawn.toFixed(1)}`] : [];
  });
}
