const keys = '<kbd>Shift</kbd>+<kbd>Enter</kbd>';

/** The same, and what is said in its place where there is no keyboard at hand; the style shows one of them. */
const bothWays = `<span class="ak-keys">${keys}</span><span class="ak-fingers">the ▶ beside it</span>`;

/**
 * Lets a text that tells the keys which run a cell say it for fingers, too.
 *
 * @example
 * tellFingers('Run it with <kbd>Shift</kbd>+<kbd>Enter</kbd>.').includes('the ▶ beside it'); // → true
 */
export function tellFingers(html: string): string {
  return html.replaceAll(keys, bothWays);
}

/** Does so in rendered texts of a page. */
export function tellFingersIn(root: ParentNode): void {
  for (const first of root.querySelectorAll('.jp-RenderedMarkdown kbd')) {
    const [plus, second] = [first.nextSibling, first.nextElementSibling];
    const written = `${first.outerHTML}${plus?.textContent}${second?.outerHTML}`;
    if (written !== keys || first.closest('.ak-keys')) continue;
    plus!.remove();
    second!.remove();
    first.outerHTML = bothWays;
  }
}
