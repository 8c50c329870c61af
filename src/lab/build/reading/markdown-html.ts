import { Marked } from 'marked';
import { escapeHtml } from '../../home/escape-html.js';
import { tellFingers } from '../../page/view/finger-words.js';
import { mathMl } from './math.js';

/** Code, which may hold dollars, or a formula: on a line of its own, or in the text. */
const parts = /(```[\s\S]*?```|`[^`\n]*`)|\$\$([\s\S]+?)\$\$|(?<!\\)\$((?:[^$\\\n]|\\.|\n(?!\n))+?)\$/g;

/**
 * A Markdown cell as HTML, its formulas as MathML.
 *
 * @param link where a link to another notebook leads
 * @param clean is given the HTML before formulas are in it
 */
export function markdownHtml(
  source: string,
  link: (path: string) => string,
  clean: (html: string) => string = String,
): string {
  const formulas: string[] = [];
  const text = source.replace(parts, (all, code, displayed, inline) => {
    if (code !== undefined) return all;
    formulas.push(mathMl(displayed ?? inline, displayed !== undefined));
    return `\u0001${formulas.length - 1}\u0001`;
  });
  const marked = new Marked({ async: false, gfm: true }, { renderer: rendererOf(link) });
  const html = clean(tellFingers(marked.parse(text) as string));
  // biome-ignore lint/suspicious/noControlCharactersInRegex: what stands for a formula is in no text
  return html.replace(/\u0001(\d+)\u0001/g, (_, index) => formulas[Number(index)]!);
}

function rendererOf(link: (path: string) => string): object {
  return {
    link({ href, title, tokens }: { href: string; title?: string | null; tokens: never[] }): string {
      const inner = (
        this as unknown as { parser: { parseInline(tokens: never[]): string } }
      ).parser.parseInline(tokens);
      const [, path, place = ''] = /^([^:#?]+\.ipynb)(#.*)?$/.exec(href) ?? [];
      const address = path === undefined ? href : `${link(decodeURIComponent(path))}${place}`;
      return `<a href="${escapeHtml(address)}"${title ? ` title="${escapeHtml(title)}"` : ''}>${inner}</a>`;
    },
    heading({ tokens, depth, text }: { tokens: never[]; depth: number; text: string }): string {
      const inner = (
        this as unknown as { parser: { parseInline(tokens: never[]): string } }
      ).parser.parseInline(tokens);
      return `<h${depth} id="${escapeHtml(text.replace(/ /g, '-'))}">${inner}</h${depth}>\n`;
    },
  };
}
