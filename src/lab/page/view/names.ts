type Attributes = Readonly<Record<string, string>>;

/** What Jupyter's page leaves without a name or a role, and what must not be translated. */
const missing: readonly (readonly [selector: string, attributes: Attributes])[] = [
  ['.jp-WindowedPanel-viewport[role="feed"] > .jp-Cell:not([role])', { role: 'article' }],
  ['.jp-CodeCell .cm-content:not([aria-label])', { 'aria-label': 'Code' }],
  ['.jp-MarkdownCell .cm-content:not([aria-label])', { 'aria-label': 'Text' }],
  ['.cm-content:not([aria-label])', { 'aria-label': 'Plain text' }],
  ['.jp-collapseHeadingButton:not([aria-label])', { 'aria-label': 'Fold or unfold this section' }],
  ['#main-panel:not([tabindex])', { tabindex: '-1' }],
  [
    '.jp-OutputArea-output table:not([translate]), .ak-Plot:not([translate]), .jp-MarkdownOutput code:not([translate])',
    { translate: 'no' },
  ],
];

/** What may hold more than it shows. */
export const scrollers =
  '.jp-OutputArea-output, .jp-OutputArea-output pre, .jp-OutputArea-output div:has(> table), .jp-MarkdownOutput, .jp-MarkdownOutput table';

/** Gives parts of the page the names, roles and marks that they lack; what has them is left alone. */
export function nameParts(root: ParentNode): void {
  for (const [selector, attributes] of missing)
    for (const node of root.querySelectorAll(selector))
      for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  for (const node of root.querySelectorAll('jp-button[aria-label="More commands"][aria-pressed]'))
    node.removeAttribute('aria-pressed');
  for (const node of root.querySelectorAll('.jp-MarkdownOutput em:not([translate])'))
    if (isWord(node)) node.setAttribute('translate', 'no');
}

/** A cell of a table with more letters than this breaks its lines; all others stay whole, and a wide table scrolls. */
const longest = 40;

/** Keeps the cells of tables in outputs from being broken into single words. */
export function keepCellsWhole(root: ParentNode): void {
  for (const table of root.querySelectorAll('.jp-OutputArea-output table:not(.ak-Table)')) {
    table.classList.add('ak-Table');
    for (const cell of table.querySelectorAll('th, td'))
      cell.classList.toggle('ak-mod-long', (cell.textContent?.length ?? 0) > longest);
  }
}

/** Lets the keyboard reach what scrolls sideways. */
export function reachScrollers(root: ParentNode): void {
  for (const node of root.querySelectorAll<HTMLElement>(scrollers)) reachIfScrolls(node);
}

/** Lets the keyboard reach a part of the page if it scrolls sideways; its arrows scroll it then, and are no shortcuts. */
export function reachIfScrolls(node: HTMLElement): void {
  const scrolls = node.scrollWidth > node.clientWidth + 1 && getComputedStyle(node).overflowX !== 'visible';
  if (scrolls === (node.tabIndex === 0)) return;
  if (scrolls) {
    node.tabIndex = 0;
    node.dataset.lmSuppressShortcuts = 'true';
  } else {
    node.removeAttribute('tabindex');
    delete node.dataset.lmSuppressShortcuts;
  }
}

/** Chapters set the words of a sentence in italics; a paragraph that is all italics says something itself. */
function isWord(em: Element): boolean {
  return em.parentElement?.textContent?.trim() !== em.textContent?.trim();
}
