import { Resvg } from '@resvg/resvg-js';
import type { Figure } from '../../plot/index.js';
import { compactSvg } from './compact-svg.js';
import { isDrawable, ownFonts } from './fonts.js';
import { forResvg } from './for-resvg.js';
import { explorableHtml, figureHtml } from './html.js';
import { encodePng } from './png.js';

/** A still picture of a figure, as two files. */
export interface Picture {
  svg: string;
  png: Uint8Array;
  width: number;
  height: number;
}

/**
 * The forms of a figure that need no Plotly: HTML that shows a picture at once, and a PNG.
 * A figure that only a graphics card can draw has HTML with its words instead.
 *
 * @param figure what becomes live in HTML where that is possible
 * @param still what is drawn, the figure itself or what stands for it where nothing moves
 */
export async function stillForms(
  figure: Figure,
  still: Pick<Figure, 'data' | 'layout'>,
): Promise<Record<string, string>> {
  if (still.data.some(({ type }) => ON_GRAPHICS_CARD.test(`${type}`)))
    return { 'text/html': figureHtml(figure) };
  const picture = await drawPicture(still);
  return {
    'text/html': figureHtml(figure, picture),
    'image/png': Buffer.from(picture.png).toString('base64'),
  };
}

// Traces that need WebGL, which there is only in a browser.
const ON_GRAPHICS_CARD =
  /gl$|3d$|mapbox$|^(?:scattermap|densitymap|choroplethmap|surface|cone|streamtube|volume|isosurface|splom|parcoords)$/;

/**
 * Draws a figure without a browser: Plotly in jsdom makes an SVG, resvg makes a PNG of it.
 *
 * The same figure gives the same SVG, byte for byte, on every machine; no font of the machine is used unless a text needs it.
 */
export async function drawPicture(figure: Figure): Promise<Picture> {
  return picture(compactSvg(await plotlySvg(figure), fontFamilyOf(figure)));
}

/** The forms of an explorable that need no script, from its picture. */
export async function explorableForms(
  explorable: string,
  still: { svg: string; words: string },
): Promise<Record<string, string>> {
  const drawn = picture(still.svg);
  return {
    'text/html': explorableHtml(explorable, still.words, drawn),
    'image/png': Buffer.from(drawn.png).toString('base64'),
  };
}

function picture(svg: string): Picture {
  const font = { ...ownFonts, loadSystemFonts: !isDrawable(textOf(svg)) };
  const image = new Resvg(forResvg(svg), { font, background: 'white' }).render();
  const { width, height } = image;
  return { svg, png: encodePng({ width, height, rgba: image.pixels }), width, height };
}

// Less than this changes no pixel by more than the least step of a colour; each trace costs its time in jsdom.
const LEAST_OPACITY = 1 / 255;

function withoutUnseen(data: Figure['data']): Figure['data'] {
  return data.map((trace) =>
    typeof trace.opacity === 'number' && trace.opacity < LEAST_OPACITY ? { ...trace, visible: false } : trace,
  );
}

// What can't be clicked isn't drawn.
const WITHOUT_CONTROLS = { updatemenus: [], sliders: [] };

async function plotlySvg({ data, layout }: Figure): Promise<string> {
  const { openPage } = await import('./page.js'); // what explores only needs neither Plotly nor a page
  const page = openPage();
  const element = page.document.body.appendChild(page.document.createElement('div'));
  page.Math.random = fixedChance();
  await page.Plotly.newPlot(
    element,
    structuredClone(withoutUnseen(data)),
    { ...structuredClone(layout), ...WITHOUT_CONTROLS },
    { staticPlot: true },
  );
  for (const hidden of element.querySelectorAll('[display=none]')) hidden.remove();
  const svg = page.Plotly.Snapshot.toSVG(element, 'svg');
  page.Plotly.purge(element);
  element.remove();
  return svg;
}

function textOf(svg: string): string {
  return svg.replace(/<[^>]*>/g, '').replace(/&\w+;/g, '');
}

function fontFamilyOf({ layout }: Figure): string {
  const { family } = (layout.font ?? {}) as { family?: string };
  return family ?? 'Inter, sans-serif';
}

// Plotly names its clip paths by chance; a fixed sequence (mulberry32) makes the same file each time.
function fixedChance(): () => number {
  let state = 1;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let bits = Math.imul(state ^ (state >>> 15), state | 1);
    bits ^= bits + Math.imul(bits ^ (bits >>> 7), bits | 61);
    return ((bits ^ (bits >>> 14)) >>> 0) / 2 ** 32;
  };
}
