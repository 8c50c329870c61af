import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rspack } from '@rspack/core';
import { expect } from 'chai';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../support/browser.js';
import type { BrowserReport } from './browser/page.js';

const ENTRY = fileURLToPath(new URL('browser/page.js', import.meta.url));
const ISOLATED = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
};
const HTML =
  '<!doctype html><title>Fused attention</title><link rel="icon" href="data:,"><script src="/page.js"></script>';

/** Bundles as the lab does: minified, for the web, with no file beside it. */
async function bundle(folder: string): Promise<void> {
  const compiler = rspack({
    mode: 'production',
    target: ['web', 'es2022'],
    entry: ENTRY,
    output: { path: folder, filename: 'page.js' },
    performance: { hints: false },
  });
  await new Promise<void>((resolve, reject) => {
    compiler.run((error, stats) => {
      if (error || stats?.hasErrors()) reject(error ?? new Error(stats?.toString('errors-only')));
      else compiler.close(() => resolve());
    });
  });
}

/** Serves the page, in the folder `isolated` with the headers that let it share memory between threads. */
function serve(script: Buffer): Promise<Server> {
  const server = createServer(({ url = '' }, response) => {
    const headers = {
      ...(url.includes('open') ? {} : ISOLATED),
      ...(url.includes('alone') && { 'Content-Security-Policy': "worker-src 'none'" }),
    };
    const isScript = url.startsWith('/page.js');
    response.writeHead(200, { ...headers, 'Content-Type': isScript ? 'text/javascript' : 'text/html' });
    response.end(isScript ? script : HTML);
  });
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));
}

describe('fused attention in a browser, bundled', function () {
  this.timeout(60_000);
  let browser: Browser;
  let server: Server;
  let folder: string;

  before(async function () {
    browser = await launchBrowser(this);
    folder = await mkdtemp(join(tmpdir(), 'attention-kit-fused-'));
    await bundle(folder);
    server = await serve(await readFile(join(folder, 'page.js')));
  });
  after(async () => {
    await browser?.close();
    server?.close();
    if (folder) await rm(folder, { recursive: true });
  });

  async function opened(path: string): Promise<{ page: Page; problems: string[] }> {
    const page = await browser.newPage();
    const problems: string[] = [];
    page.on('pageerror', (error) => problems.push(String(error)));
    page.on('console', (message) => void (message.type() === 'error' && problems.push(message.text())));
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/${path}`);
    return { page, problems };
  }

  function expectRight(report: BrowserReport): void {
    expect(report.outputError).to.be.below(2e-6);
    expect(report.gradientError).to.be.below(1e-5);
    expect(report.sameBits).to.equal(true);
  }

  it('is right on threads where the page is isolated, and leaves nothing in the console', async () => {
    const { page, problems } = await opened('isolated');
    const report = await page.evaluate(() =>
      (globalThis as unknown as { report(): Promise<BrowserReport> }).report(),
    );
    expectRight(report);
    expect(report.variant).to.equal('{"relaxed":true,"shared":true}');
    expect(report.threads).to.equal(await page.evaluate(() => Math.min(16, navigator.hardwareConcurrency)));
    if (report.threads > 1) expect(report.ownTiles).to.be.below(report.tiles);
    expect(problems).to.deep.equal([]);
    await page.close();
  });

  it('is right on one thread where it is not', async () => {
    const { page, problems } = await opened('open');
    const report = await page.evaluate(() =>
      (globalThis as unknown as { report(): Promise<BrowserReport> }).report(),
    );
    expectRight(report);
    expect(report.variant).to.equal('{"relaxed":true,"shared":false}');
    expect(report.threads).to.equal(1);
    expect(report.ownTiles).to.equal(report.tiles);
    expect(problems).to.deep.equal([]);
    await page.close();
  });

  it('is right where a page may share memory but start no workers, and soon stops asking', async () => {
    const { page, problems } = await opened('alone');
    const report = await page.evaluate(() =>
      (globalThis as unknown as { report(): Promise<BrowserReport> }).report(),
    );
    expectRight(report);
    expect(report.ownTiles).to.equal(report.tiles);
    expect(problems.filter((problem) => problem.includes('worker-src')).length).to.be.within(1, 6);
    await page.close();
  });

  it('is right in a worker, which starts helpers of its own', async () => {
    const { page, problems } = await opened('isolated');
    const report = await page.evaluate(
      () =>
        new Promise<BrowserReport>((resolve) => {
          new Worker('/page.js').onmessage = ({ data }) => resolve(data);
        }),
    );
    expectRight(report);
    expect(report.ownTiles).to.be.below(report.tiles);
    expect(problems).to.deep.equal([]);
    await page.close();
  });
});
