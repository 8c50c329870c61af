import type { Output } from '../../../format/notebook.js';
import { escapeHtml } from '../../home/escape-html.js';
import { terminalText } from '../../protocol/terminal-text.js';

const figureType = 'application/vnd.plotly.v1+json';

/** What an output brings to make itself live in other pages; slides have their own way. */
const scripts = /<script\b[\s\S]*?<\/script>/g;

/** An output as HTML. */
export interface SlideOutput {
  readonly html: string;
  /** Whether it is a picture, with a place of its own beside the words. */
  readonly isPicture: boolean;
}

/** An output as slides show it: figures as data to be drawn, explorables with their still picture, the rest as it is. */
export function slideOutput({ output_type, text, data = {} }: Output): SlideOutput {
  if (output_type === 'stream') return { html: printed(terminalText(text ?? '')), isPicture: false };
  const words = `${data['text/plain'] ?? ''}`;
  if (data[figureType] !== undefined) return { html: figureHtml(data[figureType], words), isPicture: true };
  const html = data['text/html'];
  if (typeof html !== 'string') return { html: printed(words), isPicture: false };
  const isPicture = html.includes('data-explorable');
  const kind = isPicture ? 'explorable' : 'rich';
  return { html: `<div class="${kind}">${html.replace(scripts, '')}</div>`, isPicture };
}

function printed(text: string): string {
  return text.trim() === '' ? '' : `<pre class="printed">${escapeHtml(text.trimEnd())}</pre>`;
}

function figureHtml(figure: unknown, words: string): string {
  const { width = 704, height = 450 } =
    (figure as { layout?: { width?: number; height?: number } }).layout ?? {};
  const json = JSON.stringify(figure).replaceAll('<', '\\u003c');
  const size = `data-width="${Number(width)}" data-height="${Number(height)}"`;
  return `<div class="figure" ${size} data-words="${escapeHtml(words)}"><script type="application/json">${json}</script></div>`;
}
