import { stripVTControlCharacters } from 'node:util';
import type { Output } from '../../../format/notebook.js';
import { escapeHtml } from '../../home/escape-html.js';
import { terminalText } from '../../protocol/terminal-text.js';
import { cleanHtml } from './clean-html.js';

const figureType = 'application/vnd.plotly.v1+json';

/** Pictures that a browser shows; what is drawn as SVG runs no script where it is shown as a picture. */
const pictures = ['image/png', 'image/jpeg', 'image/svg+xml'] as const;

/** What is printed on a slide: whoever wants all of it opens the chapter. */
const [mostLines, mostLetters] = [200, 20_000];

/** A figure's sides in pixels, at least and at most, and where it has none. */
const [least, largest, usual] = [50, 5000, { width: 704, height: 450 }];

/** An output as HTML. */
export interface SlideOutput {
  readonly html: string;
  /** Whether it is a picture, with a place of its own beside the words. */
  readonly isPicture: boolean;
}

/** An output as slides show it: figures as data to be drawn, explorables with their still picture, the rest as it is. */
export function slideOutput({ output_type, text, data = {}, traceback, ...more }: Output): SlideOutput {
  if (output_type === 'stream') return { html: printed(terminalText(text ?? '')), isPicture: false };
  if (output_type === 'error') {
    const said = (traceback ?? [`${more.ename}: ${more.evalue}`]).join('\n');
    return { html: printed(terminalText(said)), isPicture: false };
  }
  const words = `${data['text/plain'] ?? ''}`;
  const figure = data[figureType];
  if (isFigure(figure)) return { html: figureHtml(figure, words), isPicture: true };
  const html = data['text/html'];
  if (typeof html === 'string') return richOutput(html);
  const type = pictures.find((each) => typeof data[each] === 'string');
  if (type === undefined) return { html: printed(words), isPicture: false };
  return { html: `<div class="rich">${pictureHtml(type, `${data[type]}`, words)}</div>`, isPicture: false };
}

function richOutput(html: string): SlideOutput {
  const clean = cleanHtml(html, true);
  if (isExplorable(clean)) return { html: `<div class="explorable">${clean}</div>`, isPicture: true };
  return {
    html: `<div class="rich">${cleanHtml(html)}</div>`,
    isPicture: false,
  };
}

/** Whether something is there to be made live: one that says nonsense would keep all others from it. */
function isExplorable(html: string): boolean {
  const [, said] = /<div data-explorable="([^"]*)"/.exec(html) ?? [];
  try {
    return (
      typeof JSON.parse((said ?? '').replaceAll('&quot;', '"').replaceAll('&amp;', '&')).name === 'string'
    );
  } catch {
    return false;
  }
}

/** Colours of a terminal are none of a slide. */
function printed(given: string): string {
  const text = stripVTControlCharacters(given);
  if (text.trim() === '') return '';
  const lines = text.trimEnd().slice(0, mostLetters).split('\n').slice(0, mostLines);
  const shown = lines.join('\n');
  const more = shown.length < text.trimEnd().length ? '\n… (more in the chapter)' : '';
  return `<pre class="printed">${escapeHtml(shown + more)}</pre>`;
}

function pictureHtml(type: string, data: string, words: string): string {
  const base64 = type === 'image/svg+xml' ? Buffer.from(data).toString('base64') : data.replace(/\s/g, '');
  return `<img src="data:${type};base64,${escapeHtml(base64)}" alt="${escapeHtml(words)}">`;
}

interface FigureData {
  readonly data: unknown[];
  readonly layout?: { readonly width?: unknown; readonly height?: unknown };
}

function isFigure(value: unknown): value is FigureData {
  return typeof value === 'object' && value !== null && Array.isArray((value as { data?: unknown }).data);
}

function figureHtml(figure: FigureData, words: string): string {
  const side = (name: 'width' | 'height') => {
    const given = Number(figure.layout?.[name] ?? usual[name]);
    return given >= least && given <= largest ? given : usual[name];
  };
  const json = JSON.stringify(figure).replaceAll('<', '\\u003c');
  const size = `data-width="${side('width')}" data-height="${side('height')}"`;
  return `<div class="figure" ${size} data-words="${escapeHtml(words)}"><script type="application/json">${json}</script></div>`;
}
