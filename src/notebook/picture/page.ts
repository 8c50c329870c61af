import { readFileSync } from 'node:fs';
import { type DOMWindow, JSDOM, VirtualConsole } from 'jsdom';
import { boxOf, boxOnPage, pathLength, pointAtLength, textLength } from './boxes.js';
import { canvasMethods } from './canvas.js';

interface Plotly {
  newPlot(element: Element, data: unknown[], layout: unknown, config?: unknown): Promise<Element>;
  purge(element: Element): void;
  Snapshot: { toSVG(element: Element, format: 'svg'): string };
}

let page: (DOMWindow & { Plotly: Plotly }) | undefined;

// With such a sheet Plotly brings no rules of its own: they dress what a pointer touches, and jsdom reads them slowly.
const BLANK =
  '<!DOCTYPE html><style id="plotly.js-style-global" class="no-inline-styles"></style><body></body>';

/**
 * A window without a screen, in which Plotly is loaded; opened once in a process.
 *
 * jsdom knows no sizes and no pixels: what Plotly asks (how wide is this text, what is on this canvas) is answered here.
 */
export function openPage(): DOMWindow & { Plotly: Plotly } {
  if (page) return page;
  const { window } = new JSDOM(BLANK, {
    runScripts: 'outside-only',
    virtualConsole: new VirtualConsole(), // that nobody listens to: Plotly's notes are no output of a cell
  });
  window.URL.createObjectURL = () => '';
  Object.assign(window.HTMLCanvasElement.prototype, canvasMethods);
  answer(window.SVGElement.prototype, {
    getBBox: boxOf,
    getBoundingClientRect: boxOnPage,
    getComputedTextLength: textLength,
    getTotalLength: pathLength,
    getPointAtLength: pointAtLength,
  });
  window.eval(readFileSync(new URL(import.meta.resolve('plotly.js-dist')), 'utf8'));
  page = window as DOMWindow & { Plotly: Plotly };
  return page;
}

type Answer<Rest extends unknown[]> = (element: Element, ...rest: Rest) => unknown;

function answer(prototype: SVGElement, answers: Record<string, Answer<[]> | Answer<[number]>>): void {
  for (const [name, reply] of Object.entries(answers))
    Object.assign(prototype, {
      [name](this: Element, length: number) {
        return reply(this, length);
      },
    });
}
