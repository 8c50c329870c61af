import { createRequire } from 'node:module';
import { expect } from 'chai';
import type { Browser, BrowserContextOptions, CDPSession, Page } from 'playwright-core';
import { readAsset } from '../../../src/assets/read-asset.js';
import type { Explorable } from '../../../src/explore/index.js';
import { launchBrowser } from '../../support/browser.js';
import { liveScript } from './live-script.js';

const AXE = createRequire(import.meta.url).resolve('axe-core');
const PAGE = `<!doctype html><html lang="en"><title>Explore</title><meta name="viewport" content="width=device-width">
<style>:root{color-scheme:light dark}body{max-width:704px;margin:0 auto;padding:16px;color:light-dark(#111,#eee);background:light-dark(#fff,#12161b)}</style>
<main><h1>Explore</h1><div id="here"></div></main></html>`;

/** A telephone with a finger. */
export const phone: BrowserContextOptions = {
  viewport: { width: 390, height: 844 },
  hasTouch: true,
  isMobile: true,
};

/** A browser for the suite that calls it, and how it opens an explorable alone in a page. */
export interface LivePages {
  browser: Browser;
  script: string;
  /** Opens a page as wide as is said, and waits for the handle of this name, or for any. */
  open: (options: BrowserContextOptions, it: Explorable, first?: string) => Promise<Page>;
}

/** Bundles the script and starts a browser. */
export function livePages(): LivePages {
  const at = { open } as LivePages;
  before(async function () {
    at.browser = await launchBrowser(this);
    at.script = await liveScript();
  });
  after(() => at.browser?.close());

  async function open(options: BrowserContextOptions, it: Explorable, first?: string): Promise<Page> {
    const context = await at.browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
    const page = await context.newPage();
    page.on('pageerror', (error) => expect.fail(String(error)));
    await serve(page, at.script);
    await page.addScriptTag({ url: 'http://kit.test/explore.js' });
    await page.evaluate((explorable) => {
      const { AttentionKitExplore } = window as unknown as {
        AttentionKitExplore: { liveExplorable(it: unknown): Node };
      };
      document.querySelector('#here')!.append(AttentionKitExplore.liveExplorable(explorable));
    }, it);
    const handle = first === undefined ? '[data-cell]' : `[data-cell="${first}"]`;
    await page.locator(handle).first().waitFor();
    return page;
  }
  return at;
}

// As a server has it: the script, and the kit's data in a folder beside it.
async function serve(page: Page, script: string): Promise<void> {
  await page.route('http://kit.test/**', async (route) => {
    const { pathname } = new URL(route.request().url());
    if (pathname === '/explore.js')
      return route.fulfill({ contentType: 'text/javascript; charset=utf-8', body: script });
    if (pathname === '/') return route.fulfill({ contentType: 'text/html; charset=utf-8', body: PAGE });
    return route.fulfill({ body: Buffer.from(await readAsset(pathname.replace('/data/', ''))) });
  });
  await page.goto('http://kit.test/');
}

/** What axe-core finds. */
export async function faultsOn(page: Page): Promise<string[]> {
  await page.addScriptTag({ path: AXE });
  return page.evaluate(async () => {
    const { axe } = window as unknown as { axe: typeof import('axe-core') };
    const { violations } = await axe.run();
    return violations.map(({ id, nodes }) => `${id}: ${nodes[0]!.html.slice(0, 120)}`);
  });
}

/** The state of the explorable in a page. */
export function stateOf<State>(page: Page): Promise<State> {
  return page.evaluate(
    () => (document.querySelector('attention-explorable') as unknown as { state: never }).state,
  );
}

/** The number that a handle shows. */
export async function shown(page: Page, name: string): Promise<string> {
  return (await page.locator(`[data-cell="${name}"] text`).textContent())!;
}

/** Moves a finger through places, by pixels from where it begins, and lets a frame or two pass before it is lifted. */
export async function slide(page: Page, from: { x: number; y: number }, ...by: number[][]): Promise<void> {
  const session: CDPSession = await page.context().newCDPSession(page);
  const send = (type: 'touchStart' | 'touchMove' | 'touchEnd', ...points: number[][]) =>
    session.send('Input.dispatchTouchEvent', {
      type,
      touchPoints: points.map(([dx, dy]) => ({ x: from.x + dx!, y: from.y + dy! })),
    });
  await send('touchStart', [0, 0]);
  for (const point of by) await send('touchMove', point);
  await page.waitForTimeout(60);
  await send('touchEnd');
  await session.detach();
}
