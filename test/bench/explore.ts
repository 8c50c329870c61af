import { createRequire } from 'node:module';
import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { attentionMachine } from '../../src/explore/index.js';
import { liveScript } from '../explore/support/live-script.js';
import { startBrowser } from '../support/browser.js';
import type { Section } from './section.js';

const FRAMES = 120;

/** Explorables with the processor throttled four times: first picture, frames a second while dragged, size of the code. */
export const exploreSection: Section = {
  name: 'explore',
  title: `Explorables in Chromium, CPU throttled 4×: ms to the first picture, frames a second over ${FRAMES} frames of dragging, ms of work a frame, kB gzip`,
  columns: ['', 'first ms', 'frames/s', 'ms/frame', 'kB all', 'kB Preact'],
  rows: async function* () {
    const browser = await startBrowser();
    if (!browser) throw new Error('bench: expected Chromium or Chrome, got neither');
    const script = await liveScript();
    const library = await liveScript(createRequire(import.meta.url).resolve('preact'));
    const sizes = [script, library].map((code) => (gzipSync(code).length / 1000).toFixed(1));
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    await page.setContent('<!doctype html><style>body{width:704px}</style><div id="here"></div>');
    await page.addScriptTag({ content: script });
    const session = await page.context().newCDPSession(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
    const first = await firstPicture(page);
    await session.send('Performance.enable');
    const busy = async () => {
      const { metrics } = await session.send('Performance.getMetrics');
      return metrics.find(({ name }) => name === 'TaskDuration')!.value;
    };
    const before = await busy();
    const perSecond = await drag(page);
    const perFrame = (1000 * ((await busy()) - before)) / FRAMES;
    yield ['attention machine', first.toFixed(0), perSecond.toFixed(0), perFrame.toFixed(1), ...sizes];
    await browser.close();
  },
};

/** From the call until the browser has drawn. */
function firstPicture(page: Page): Promise<number> {
  return page.evaluate(async (explorable) => {
    const { AttentionKitExplore } = window as unknown as {
      AttentionKitExplore: { liveExplorable(it: unknown): Node };
    };
    const began = performance.now();
    document.querySelector('#here')!.append(AttentionKitExplore.liveExplorable(explorable));
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    return performance.now() - began;
  }, attentionMachine());
}

/** Drags a number of the first step, so that everything moves, by one pixel a frame. */
function drag(page: Page): Promise<number> {
  return page.evaluate(async (frames) => {
    const root = document.querySelector('attention-explorable')!.shadowRoot!;
    const cell = root.querySelector('[data-cell="x.2.1"]')!;
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
  }, FRAMES);
}
