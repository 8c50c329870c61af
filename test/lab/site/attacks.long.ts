import { expect } from 'chai';
import type { BrowserContext } from 'playwright-core';
import { carry } from '../../../src/lab/protocol/carried-notebook.js';
import { pause, until } from '../../support/until.js';
import { runCell } from '../support/browser.js';
import { countRuns, runsOf } from '../support/count-runs.js';
import {
  builtKernel,
  openOnSite,
  openOverText,
  openSiteNotebook,
  siteInBrowser,
} from '../support/site-in-browser.js';

/** The digest of `window.struck = 1`, and a name that says that it lasts. */
const [evil, evilName] = [
  '2eb6dbcc8f273eb82ed9e0bfc7bd7dc817eedbbbca839028d8766f87ec0279d8',
  'static/evil.0123456789abcdef.js',
];

describe('a site under attack', function () {
  this.timeout(240_000);
  const at = siteInBrowser(builtKernel);

  /** A reader whose pages the service worker keeps, and who runs a cell of a stranger. */
  const struck = async (code: string, told: string): Promise<BrowserContext> => {
    const context = await at.browser.newContext({ viewport: { width: 1280, height: 900 } });
    const home = await openOnSite({ ...at, context }, '');
    await until(() => home.page.evaluate(() => navigator.serviceWorker.controller !== null), 60);
    await home.page.close();
    const { page } = await openSiteNotebook({ ...at, context }, 'notebooks/05-weighted-sum.html');
    await runCell(page, 0, code);
    await page.locator('.jp-OutputArea-output', { hasText: told }).first().waitFor();
    await page.close();
    return context;
  };

  it('gives out its own files by their bytes alone, whatever a cell has said of their kinds, or of the version before', async () => {
    const context = await struck(poison, 'poisoned');
    const { page, problems } = await openOnSite({ ...at, context }, 'notebooks/05-weighted-sum.html');
    await page.getByRole('heading', { name: '5 · Weighted sum' }).waitFor();
    const asked = async (path: string) => {
      const answer = await fetch(path);
      return [answer.status, answer.headers.get('Content-Type'), answer.headers.get('X-Evil')];
    };
    expect(await page.evaluate(asked, location(at, 'notebooks/05-weighted-sum.html'))).to.deep.equal([
      200,
      'text/html; charset=utf-8',
      null,
    ]);
    await openOverText(page);
    expect(problems).to.deep.equal([]);
    expect((await page.evaluate(asked, location(at, evilName)))[0]).to.equal(404);
    await context.close();
  });

  it('has no service worker that a cell has put in the place of its own', async () => {
    const context = await struck(
      `const { navigator } = globalThis as any;
const tried = await Promise.resolve().then(() => navigator.serviceWorker.register('execute-worker.js')).then(() => 'registered', () => 'refused');
console.log(tried);`,
      'refused',
    );
    const { page } = await openOnSite({ ...at, context }, '');
    const workers = await page.evaluate(async () =>
      (await navigator.serviceWorker.getRegistrations()).map(({ active }) => active?.scriptURL),
    );
    expect(workers).to.deep.equal([location(at, 'sw.js')]);
    await context.close();
  });

  it('shows what a cell has written over another chapter, as its README says, and runs none of it', async () => {
    const context = await struck(`${poison}\n${overwrite}`, 'written');
    const { page } = await openOnSite({ ...at, context }, 'notebooks/04-softmax.html');
    await page.locator('.jp-OutputArea-output', { hasText: 'taken over' }).waitFor();
    await pause(500); // for what must not come
    expect(await page.evaluate(() => 'struck' in window)).to.equal(false);
    await context.close();
  });

  it('opens links of all kinds, and runs nothing that stands in them', async () => {
    const context = await at.browser.newContext();
    const told = {
      'notebooks/?path=javascript:window.struck=1': 'File Load Error',
      'notebooks/?path=%3Cimg%20src%3Dx%20onerror%3D%22window.struck%3D1%22%3E.ipynb': 'File Load Error',
      'notebooks/?path=https://127.0.0.1:9/evil.ipynb': 'File Load Error',
      'notebooks/?path=../../../evil.ipynb': 'File Load Error',
      'notebooks/#notebook=%3Cscript%3E': 'damaged',
      [`notebooks/#notebook=${await carry('{"cells": "x"}')}`]: 'notebook',
    };
    for (const [link, words] of Object.entries(told)) await opensAndRunsNothing(context, link, words);
    for (const link of ['notebooks/03-scores.html?run=true#run', 'notebooks/03-scores.html#cell=2&run=1'])
      await opensAndRunsNothing(context, link, '3 · Scores');
    await context.close();
  });

  const opensAndRunsNothing = async (context: BrowserContext, link: string, words: string) => {
    const { page } = await openOnSite({ ...at, context }, link);
    await page.evaluate(countRuns);
    await page.getByText(words).first().waitFor();
    await pause(300); // for what must not come
    expect(await page.evaluate(() => 'struck' in window), link).to.equal(false);
    expect((await runsOf(page)).runs, link).to.equal(0);
    await page.close();
  };
});

function location({ host }: { host: { url: string } }, path: string): string {
  return new URL(path, host.url).href;
}

/** A cell that says something else of everything that is kept, and that a script of its own is the version before's. */
const poison = `const { caches, Response } = globalThis as any;
const cache = await caches.open((await caches.keys())[0]);
const keys = await cache.keys();
const headers = { 'Content-Type': 'application/x-none', 'X-Evil': '1' };
for (const { url } of keys) {
  const bytes = await (await cache.match(url)).arrayBuffer();
  await cache.put(url, new Response(bytes, { status: 404, headers }));
}
const kept = keys[0].url.replace(/\\.kept.*/, '');
const before = { before: { '${evilName}': '${evil}' }, now: { '${evilName}': '${evil}' } };
await cache.put(kept + '.before.json', new Response(JSON.stringify(before)));
await cache.put(kept + '.kept/${evil}', new Response('window.struck = 1'));
console.log(keys.length, 'poisoned');`;

/** A cell that writes a notebook over another chapter, and that it may be trusted. */
const overwrite = `const { indexedDB, crypto } = globalThis as any;
const html = '<b>taken over</b><script>window.struck = 1</script><script src="../${evilName}"></script><img src="x" onerror="window.struck = 1"><iframe srcdoc="<script>parent.struck = 1</script>"></iframe>';
const output = { output_type: 'display_data', metadata: {}, data: { 'text/html': html } };
const cell = { cell_type: 'code', id: 'a', metadata: { trusted: true }, source: '1', execution_count: 1, outputs: [output] };
const bytes = new TextEncoder().encode(JSON.stringify({ nbformat: 4, nbformat_minor: 5, metadata: {}, cells: [cell] }));
const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
const print = Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('');
const wait = (request: any) => new Promise<any>((resolve, reject) => { request.onsuccess = () => resolve(request.result); request.onerror = () => reject(request.error); });
const database = await wait(indexedDB.open((await indexedDB.databases())[0].name));
const stores = database.transaction(['files', 'notes'], 'readwrite');
await wait(stores.objectStore('files').put({ bytes, created: new Date(), modified: new Date() }, '04-softmax.ipynb'));
await wait(stores.objectStore('notes').put([print], 'trusted'));
database.close();
console.log('written');`;
