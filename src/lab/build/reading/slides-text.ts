import type { Notebook, NotebookCell, Output } from '../../../format/notebook.js';
import { slideTypes, withoutFolds } from '../../../format/slide-types.js';
import { hasTag } from '../../../format/tags.js';
import { escapeHtml } from '../../home/escape-html.js';
import { terminalText } from '../../protocol/terminal-text.js';
import { markdownHtml } from './markdown-html.js';

const figureType = 'application/vnd.plotly.v1+json';

/** What an output brings to make itself live in other pages; this one has its own way. */
const scripts = /<script\b[\s\S]*?<\/script>/g;

/** One slide while it is made. */
interface Slide {
  /** Whether it begins a new column of slides. */
  readonly begins: boolean;
  readonly parts: string[];
  readonly notes: string[];
}

/**
 * A chapter as slides for reveal.js, in HTML: a heading begins a column of slides; each text stands with the code that it
 * announces, and each figure on a slide of its own. Hints and solutions, and cells tagged `teacher`, are speaker notes.
 *
 * @param link where a link to another notebook leads
 */
export function slidesText(chapter: Notebook, link: (path: string) => string): string {
  const slides: Slide[] = [];
  const types = slideTypes(chapter);
  for (const [i, cell] of chapter.cells.entries()) {
    for (const note of notesOf(cell, link)) slides.at(-1)?.notes.push(note);
    if (types[i] === 'notes') continue;
    if (types[i] !== '-' || slides.length === 0)
      slides.push({ begins: types[i] === 'slide', parts: [], notes: [] });
    if (cell.cell_type === 'markdown')
      slides.at(-1)!.parts.push(markdownHtml(withoutFolds(cell.source).text, link));
    else slides.at(-1)!.parts.push(codeHtml(cell.source));
    for (const output of cell.outputs ?? []) {
      const { html, isLarge } = outputHtml(output);
      if (isLarge) slides.push({ begins: false, parts: [], notes: [] });
      if (html !== '') slides.at(-1)!.parts.push(html);
    }
  }
  return columnsOf(slides)
    .map((column) => `<section>\n${column.map(slideHtml).join('\n')}\n</section>`)
    .join('\n');
}

function columnsOf(slides: readonly Slide[]): Slide[][] {
  const columns: Slide[][] = [];
  for (const slide of slides) {
    if (slide.begins || columns.length === 0) columns.push([]);
    columns.at(-1)!.push(slide);
  }
  return columns;
}

function slideHtml({ parts, notes }: Slide): string {
  const aside = notes.length > 0 ? `\n<aside class="notes">${notes.join('\n')}</aside>` : '';
  return `<section><div class="slide">\n${parts.join('\n')}\n</div>${aside}</section>`;
}

function notesOf(cell: NotebookCell, link: (path: string) => string): string[] {
  if (cell.cell_type !== 'markdown') return [];
  if (hasTag(cell, 'teacher')) return [markdownHtml(cell.source, link)];
  const { folds } = withoutFolds(cell.source);
  return folds.map((fold) => {
    const [, title = '', inner = ''] = /<summary>([\s\S]*?)<\/summary>([\s\S]*)<\/details>/.exec(fold) ?? [];
    return markdownHtml(`**${title.trim()}**\n\n${inner.trim()}`, link);
  });
}

function codeHtml(source: string): string {
  return `<pre class="code"><code>${escapeHtml(source)}</code></pre>`;
}

/** An output, and whether it takes a slide of its own. */
function outputHtml({ output_type, text, data = {} }: Output): { html: string; isLarge: boolean } {
  if (output_type === 'stream')
    return { html: `<pre>${escapeHtml(terminalText(text ?? ''))}</pre>`, isLarge: false };
  const words = `${data['text/plain'] ?? ''}`;
  if (data[figureType] !== undefined) {
    const figure = JSON.stringify(data[figureType]).replaceAll('<', '\\u003c');
    const width = (data[figureType] as { layout?: { width?: number } }).layout?.width;
    const sized = width === undefined ? '' : ` data-width="${Number(width)}"`;
    const box = `<div class="figure sized"${sized} aria-label="${escapeHtml(words)}"><script type="application/json">${figure}</script></div>`;
    return { html: box, isLarge: true };
  }
  const html = data['text/html'];
  if (typeof html === 'string') {
    const isLarge = html.includes('data-explorable');
    return {
      html: `<div class="rich${isLarge ? ' sized' : ''}">${html.replace(scripts, '')}</div>`,
      isLarge,
    };
  }
  return { html: words ? `<pre>${escapeHtml(words)}</pre>` : '', isLarge: false };
}
