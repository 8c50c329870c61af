import { createRequire } from 'node:module';
import { gzipSync } from 'node:zlib';
import type { Browser, CDPSession, Page } from 'playwright-core';
import { readAsset } from '../../src/assets/read-asset.js';
import { font } from '../../src/explore/draw/palette.js';
import {
  attentionMachine,
  type Explorable,
  queryArrow,
  scoreShares,
  scoreSpread,
  yourSentence,
} from '../../src/explore/index.js';
import { kinds } from '../../src/explore/kinds.js';
import { liveScript } from '../explore/support/live-script.js';
import { explorableOf, notebookNames, storedIn } from '../explore/support/stored-explorables.js';
import { startBrowser } from '../support/browser.js';
import type { Section } from './section.js';

const FRAMES = 120;
/** A page that shows text already, as each has that an explorable comes to: its letters needn't be fetched. */
const LETTERS = `<text y="20" style="font-family: ${font.replaceAll('"', "'")}">√x − 0.80 <tspan font-weight="700">they</tspan></text>`;
const PAGE = `<!doctype html><style>body{width:704px}</style><p>Text</p><svg>${LETTERS}</svg><div id="here"></div>`;
const TWELVE = 'the old dogs like the new bones because they are very cheap';

/** What is dragged, or typed. */
type Touched = { readonly handle: string } | 'typed' | 'not touched';

/** What is measured: a handle that is dragged, or letters that are typed, one a frame. */
const measured: readonly [name: string, it: () => Promise<Explorable>, touched: Touched][] = [
  ['attention machine', async () => attentionMachine(), { handle: 'x.2.1' }],
  ['query as an arrow', async () => queryArrow(), { handle: 'query' }],
  ['scores and shares', async () => scoreShares(), { handle: 'score.1' }],
  ['spread of scores', async () => scoreSpread(), { handle: 'dK' }],
  ['12 words, typed', () => yourSentence({ sentence: TWELVE }), 'typed'],
];

/** One of each kind, as it stands in a chapter: only its first picture is measured. */
async function shown(): Promise<Explorable[]> {
  const all = (await Promise.all(notebookNames.map(storedIn))).flat().map(explorableOf);
  return Object.keys(kinds).map((name) => all.find((it) => it.name === name)!);
}

/** A first picture is taken so often, each in a page of its own, and the quickest counts. */
const TIMES = 3;

/** Explorables with the processor throttled four times: first picture, frames a second while touched, size of the code. */
export const exploreSection: Section = {
  name: 'explore',
  title: `Explorables in Chromium, CPU throttled 4×: ms to the first picture on a page of text and to a second one, frames a second over ${FRAMES} frames of dragging or typing, ms of work a frame, kB gzip: all of it, and the two libraries in it`,
  columns: ['', 'first ms', 'second ms', 'frames/s', 'ms/frame', 'kB all', 'kB Preact', 'kB tokenizer'],
  rows: async function* () {
    const browser = await startBrowser();
    if (!browser) throw new Error('bench: expected Chromium or Chrome, got neither');
    const script = await liveScript();
    const { resolve } = createRequire(import.meta.url);
    const preact = await liveScript(resolve('preact'));
    const tokenizer = await liveScript(resolve('@huggingface/tokenizers'));
    const sizes = [script, preact, tokenizer].map((code) => (gzipSync(code).length / 1000).toFixed(1));
    for (const [name, make, touched] of measured) {
      const figures = await measure(browser, script, await make(), touched);
      yield [name, ...figures, ...sizes];
    }
    for (const it of await shown()) {
      const figures = await measure(browser, script, it, 'not touched');
      yield [it.name, ...figures, ...sizes];
    }
    await browser.close();
  },
};

async function measure(
  browser: Browser,
  script: string,
  it: Explorable,
  touched: Touched,
): Promise<string[]> {
  const seen: [number, number][] = [];
  for (let k = 0; k < TIMES; k++) {
    const { page } = await throttled(browser, script);
    seen.push([await pictureOf(page, it), await pictureOf(page, it)]);
    await page.close();
  }
  const best = [0, 1].map((k) => Math.min(...seen.map((both) => both[k]!)).toFixed(0));
  const figures = touched === 'not touched' ? ['', ''] : await touch(browser, script, it, touched);
  return [...best, ...figures];
}

/** Frames a second, and ms of work a frame. */
async function touch(
  browser: Browser,
  script: string,
  it: Explorable,
  touched: Exclude<Touched, 'not touched'>,
): Promise<string[]> {
  const { page, session } = await throttled(browser, script);
  await pictureOf(page, it);
  if (touched === 'typed') await type(page, 2); // loads the words
  await session.send('Performance.enable');
  const before = await busy(session);
  const perSecond = touched === 'typed' ? await type(page, FRAMES) : await drag(page, touched.handle);
  const perFrame = (1000 * ((await busy(session)) - before)) / FRAMES;
  await page.close();
  return [perSecond.toFixed(0), perFrame.toFixed(1)];
}

/** A page with the script, as slow as on a slow machine. */
async function throttled(browser: Browser, script: string): Promise<{ page: Page; session: CDPSession }> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  await page.route('http://kit.test/**', async (route) => {
    const { pathname } = new URL(route.request().url());
    const type = pathname === '/' ? 'text/html' : 'text/javascript';
    if (!pathname.startsWith('/data/'))
      return route.fulfill({
        contentType: `${type}; charset=utf-8`,
        body: pathname === '/' ? PAGE : script,
      });
    return route.fulfill({ body: Buffer.from(await readAsset(pathname.replace('/data/', ''))) });
  });
  await page.goto('http://kit.test/');
  await page.addScriptTag({ url: 'http://kit.test/explore.js' });
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  return { page, session };
}

async function busy(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  return metrics.find(({ name }) => name === 'TaskDuration')!.value;
}

/** From the call until the browser has drawn. */
function pictureOf(page: Page, it: Explorable): Promise<number> {
  return page.evaluate(async (explorable) => {
    const { AttentionKitExplore } = window as unknown as {
      AttentionKitExplore: { liveExplorable(it: unknown): Node };
    };
    const began = performance.now();
    document.querySelector('#here')!.append(AttentionKitExplore.liveExplorable(explorable));
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    return performance.now() - began;
  }, it);
}

/** Drags a handle, by three pixels a frame. */
function drag(page: Page, handle: string): Promise<number> {
  return page.evaluate(
    async ([frames, name]) => {
      const root = document.querySelector('attention-explorable')!.shadowRoot!;
      const cell = root.querySelector(`[data-cell="${name}"]`)!;
      const { x, y } = cell.getBoundingClientRect();
      const send = (type: string, dx: number) =>
        cell.dispatchEvent(
          new PointerEvent(type, {
            bubbles: true,
            composed: true,
            pointerId: 1,
            clientX: x + dx,
            clientY: y,
            button: 0,
          }),
        );
      Element.prototype.setPointerCapture = () => {}; // no real pointer is down
      send('pointerdown', 0);
      const began = performance.now();
      for (let frame = 1; frame <= frames; frame++) {
        await new Promise(requestAnimationFrame);
        send('pointermove', 3 * (frame % 40));
      }
      const took = performance.now() - began;
      send('pointerup', 0);
      return (1000 * frames) / took;
    },
    [FRAMES, handle] as const,
  );
}

/** Types another last letter each time, and waits for the frame that shows what is read. */
function type(page: Page, frames: number): Promise<number> {
  return page.evaluate(async (count) => {
    const root = document.querySelector('attention-explorable')!.shadowRoot!;
    const box = root.querySelector('input')!;
    const whole = box.value;
    const shown = () => root.querySelectorAll('[data-cell]').length;
    const began = performance.now();
    for (let k = 1; k <= count; k++) {
      box.value = k % 2 === 0 ? whole : whole.replace(/\S+$/, '').trim();
      const before = shown();
      box.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
      while (shown() === before) await new Promise(requestAnimationFrame);
    }
    return (1000 * count) / (performance.now() - began);
  }, frames);
}
