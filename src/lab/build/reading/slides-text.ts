import { openAndFolded } from '../../../format/folds.js';
import type { Notebook, NotebookCell } from '../../../format/notebook.js';
import { type SlideType, slideTypes } from '../../../format/slide-types.js';
import { hasTag } from '../../../format/tags.js';
import { escapeHtml } from '../../home/escape-html.js';
import { foldsInStory } from '../../page/view/folds.js';
import { cleanHtml } from './clean-html.js';
import { markdownHtml } from './markdown-html.js';
import { slideOutput } from './slide-output.js';
import { beginsWithHeading, cutAtHeadings, cutRemark } from './slide-words.js';

/** One slide while it is made. */
interface Slide {
  /** Whether it begins a new column of slides. */
  readonly begins: boolean;
  readonly words: string[];
  picture?: string;
  hasCode?: boolean;
  readonly notes: string[];
}

/** What one cell adds to the slides before it. */
interface Adding {
  readonly slides: Slide[];
  readonly cell: NotebookCell;
  readonly type: SlideType;
  /** The next cell that is seen. */
  readonly next: NotebookCell | undefined;
}

/**
 * A chapter as slides for reveal.js, in HTML: a heading begins a column of slides; a text stands with the code that it
 * announces, and beside the picture that it is about. Hints and solutions, code that a chapter folds, and cells tagged
 * `teacher` are speaker notes. How much a slide has room for, the page finds out, and cuts what is too much.
 */
export function slidesText(chapter: Notebook): string {
  const slides: Slide[] = [];
  const types = slideTypes(chapter);
  const isSeen = (i: number) => types[i] !== 'notes' && types[i] !== 'skip';
  for (const [i, cell] of chapter.cells.entries()) {
    if (types[i] === 'skip') continue;
    const next = chapter.cells.find((_, k) => k > i && isSeen(k));
    const adding = { slides, cell, type: types[i]!, next };
    if (hasTag(cell, 'teacher'))
      note(slides, cell.cell_type === 'markdown' ? words(cell.source) : code(cell));
    else if (cell.cell_type === 'markdown') addText(adding);
    else addCode(adding);
  }
  let count = 0;
  return columnsOf(withoutEmpty(slides))
    .map((column) => column.map((slide) => slideHtml(slide, ++count)).join('\n'))
    .map((column) => `<section>\n${column}\n</section>`)
    .join('\n');
}

function addText({ slides, cell, next }: Adding): void {
  for (const { text, title } of openAndFolded(withPictures(cell))) {
    if (title !== undefined) note(slides, words(`**${title}**\n\n${text}`));
    else for (const part of cutAtHeadings(text)) addPart(slides, part, next);
  }
}

/** Pictures that a cell has in itself, in their places. */
function withPictures({ source, attachments = {} }: NotebookCell): string {
  return source.replace(/\]\(attachment:([^)\s]+)/g, (all, name) => {
    const [type, data] = Object.entries(attachments[name] ?? {})[0] ?? [];
    return typeof data === 'string' ? `](data:${type};base64,${data.replace(/\s/g, '')}` : all;
  });
}

function addPart(slides: Slide[], part: string, next: NotebookCell | undefined): void {
  const last = slides.at(-1);
  const begins = beginsWithHeading(part);
  const isAboutPicture = !begins && last?.picture !== undefined && last.words.length === 0;
  const { remark, rest } = isAboutPicture
    ? cutRemark(part, next?.cell_type === 'code')
    : { remark: '', rest: part };
  if (remark !== '') last!.words.push(words(remark));
  if (rest !== '') slides.push({ begins, words: [words(rest)], notes: [] });
}

function addCode({ slides, cell, type }: Adding): void {
  const folds = foldsInStory({ type: cell.cell_type, source: cell.source, metadata: cell.metadata });
  const more = () => slides.push({ begins: false, words: [], notes: [] });
  if (slides.length === 0 || (type !== '-' && (!folds || slides.at(-1)!.words.length > 0))) more();
  if (!folds) Object.assign(slides.at(-1)!, { hasCode: true }).words.push(code(cell));
  for (const output of cell.outputs ?? []) {
    const { html, isPicture } = slideOutput(output);
    if (html === '') continue;
    const { hasCode, picture } = slides.at(-1)!;
    if (picture !== undefined || (isPicture && hasCode)) more();
    if (isPicture) slides.at(-1)!.picture = html;
    else slides.at(-1)!.words.push(html);
  }
  if (folds) note(slides, code(cell));
}

function note(slides: Slide[], html: string): void {
  if (slides.length === 0) slides.push({ begins: true, words: [], notes: [] });
  slides.at(-1)!.notes.push(html);
}

/** In one file there are no other chapters: what leads to them stays as words. A table that is too wide scrolls in a box. */
function words(markdown: string): string {
  return markdownHtml(markdown, String, (html) => cleanHtml(html))
    .replace(/<a href="[^"]*\.ipynb[^"]*"[^>]*>([\s\S]*?)<\/a>/g, '$1')
    .replace(/<table[\s\S]*?<\/table>/g, '<div>$&</div>');
}

function code({ source }: NotebookCell): string {
  return `<pre class="code"><code>${escapeHtml(source)}</code></pre>`;
}

/** What has nothing to show hands its notes on, to the next slide or, at the end, to the last. */
function withoutEmpty(slides: readonly Slide[]): Slide[] {
  const full: Slide[] = [];
  let waiting: string[] = [];
  for (const slide of slides) {
    if (slide.words.length === 0 && slide.picture === undefined) waiting = waiting.concat(slide.notes);
    else {
      full.push({ ...slide, notes: [...waiting, ...slide.notes] });
      waiting = [];
    }
  }
  const last = full.pop();
  return last ? [...full, { ...last, notes: [...last.notes, ...waiting] }] : [];
}

function columnsOf(slides: readonly Slide[]): Slide[][] {
  const columns: Slide[][] = [];
  for (const slide of slides) {
    if (slide.begins || columns.length === 0) columns.push([]);
    columns.at(-1)!.push(slide);
  }
  return columns;
}

function slideHtml({ words, picture, notes }: Slide, number: number): string {
  // The window that shows them is reveal.js's own: code that is wider goes on in the next line there.
  const told = notes.join('\n').replace(/<pre(?![^>]* style=)/g, '<pre style="white-space: pre-wrap"');
  const aside = notes.length > 0 ? `\n<aside class="notes">${told}</aside>` : '';
  const shown = picture === undefined ? '' : `\n<div class="picture">${picture}</div>`;
  const said = words.length === 0 ? '' : `<div class="words">\n${words.join('\n')}\n</div>`;
  return `<section id="slide-${number}"><div class="slide">${said}${shown}</div>${aside}</section>`;
}
