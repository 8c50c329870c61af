import sanitizeHtml from 'sanitize-html';

/** What colours, sizes and sides are written with: nothing that names an address. */
const plain = [/^(?!.*url)[\w\s.%#,()+-]{1,100}$/i];

/** What a piece of text or a table looks like; nothing that leaves its place. */
const looks = [
  ...[
    'color',
    'background',
    'background-color',
    'font-size',
    'font-weight',
    'font-style',
    'font-variant-numeric',
  ],
  ...['text-align', 'white-space', 'max-width', 'min-width', 'overflow-x', 'margin', 'padding', 'border'],
  ...['border-inline-start', 'padding-inline-start'],
];

/**
 * A piece of HTML that somebody else has written, as a page may show it: whole in itself, no script, nothing that is
 * loaded from anywhere or sent.
 *
 * @param explorables whether it may say which explorable it is
 * @see https://github.com/apostrophecms/sanitize-html
 */
export function cleanHtml(html: string, explorables = false): string {
  return sanitizeHtml(html, {
    allowedTags: [...sanitizeHtml.defaults.allowedTags, 'img', 'details', 'summary', 'del', 'ins'],
    allowedAttributes: {
      '*': ['style', 'title', 'lang', 'dir', 'role', 'aria-label'],
      a: ['href'],
      div: explorables ? ['data-explorable'] : [],
      img: ['src', 'alt', 'width', 'height'],
      ol: ['start'],
      td: ['colspan', 'rowspan', 'align'],
      th: ['colspan', 'rowspan', 'align', 'scope'],
    },
    allowedStyles: { '*': Object.fromEntries(looks.map((name) => [name, plain])) },
    allowedSchemes: ['http', 'https', 'mailto'],
    allowedSchemesByTag: { img: ['data'] },
    allowProtocolRelative: false,
  });
}
