import type { Notebook, NotebookCell, Output } from '../../../format/notebook.js';
import { escapeHtml } from '../../home/escape-html.js';
import { foldsInStory } from '../../page/view/folds.js';
import { terminalText } from '../../protocol/terminal-text.js';
import { fingerprint } from './fingerprint.js';
import { markdownHtml } from './markdown-html.js';

/** What an output brings to make itself live in other pages; this one has its own way. */
const scripts = /<script\b[\s\S]*?<\/script>/g;

/** What scrolls sideways: the keyboard must reach it. */
const scrolls = '<div style="overflow-x:auto';

const figureType = 'application/vnd.plotly.v1+json';

/** A chapter to be read without a notebook's page. */
export interface ChapterText {
  readonly html: string;
  /** Pictures by their names, which the text refers to. */
  readonly pictures: Map<string, Uint8Array>;
}

/**
 * A chapter's text, code and saved outputs as HTML: what is to touch is touched, what moves stands still.
 *
 * @param link where a link to another notebook leads
 */
export function chapterText({ cells }: Notebook, link: (path: string) => string): ChapterText {
  const pictures = new Map<string, Uint8Array>();
  const html = cells.map((cell, index) => section(cell, index, { link, pictures })).join('\n');
  return { html, pictures };
}

interface Making {
  readonly link: (path: string) => string;
  readonly pictures: Map<string, Uint8Array>;
}

function section(cell: NotebookCell, index: number, making: Making): string {
  if (cell.cell_type === 'markdown')
    return `<section data-cell="${index}">\n${markdownHtml(cell.source, making.link)}</section>`;
  if (cell.cell_type !== 'code') return '';
  const outputs = (cell.outputs ?? []).map((output) => outputHtml(output, making)).join('\n');
  return `<section data-cell="${index}" class="code">\n${codeHtml(cell)}${outputs ? `\n<div class="outputs">\n${outputs}\n</div>` : ''}\n</section>`;
}

function codeHtml({ source, metadata, cell_type }: NotebookCell): string {
  const code = `<pre tabindex="0"><code>${escapeHtml(source)}</code></pre>`;
  const folds = foldsInStory({ type: cell_type, source, metadata });
  const shown = folds ? `<details><summary>Show code</summary>${code}</details>` : code;
  return `<div class="source">${shown}<button type="button" class="run" title="Run this cell" aria-label="Run this cell">▶</button></div>`;
}

function outputHtml({ output_type, text, data, metadata }: Output, { pictures }: Making): string {
  if (output_type === 'stream') return `<pre tabindex="0">${escapeHtml(terminalText(text ?? ''))}</pre>`;
  const words = `${data?.['text/plain'] ?? ''}`;
  const html = data?.['text/html'];
  const png = data?.['image/png'];
  const stands = data?.[figureType] !== undefined || typeof html !== 'string';
  if (stands && typeof png === 'string') return picture(png, words, metadata ?? {}, pictures);
  if (typeof html === 'string')
    return `<div class="rich">${html.replace(scripts, '').replaceAll(scrolls, `<div tabindex="0"${scrolls.slice(4)}`)}</div>`;
  return words ? `<pre tabindex="0">${escapeHtml(words)}</pre>` : '';
}

function picture(png: string, words: string, metadata: object, pictures: Map<string, Uint8Array>): string {
  const bytes = Buffer.from(png, 'base64');
  const name = `${fingerprint(bytes).slice(0, 16)}.png`;
  pictures.set(name, bytes);
  const told = (metadata as Record<string, { width?: unknown } | undefined>)['image/png']?.width;
  const [width, height] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
  const shown = typeof told === 'number' ? told : width;
  return `<img src="pictures/${name}" width="${shown}" height="${Math.round((shown * height) / width)}" loading="lazy" decoding="async" alt="${escapeHtml(words)}">`;
}
