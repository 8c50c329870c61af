import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { expect } from 'chai';
import type { Browser, Page } from 'playwright-core';
import { toBundle } from '../../../src/notebook/bundle.js';
import type { Figure } from '../../../src/plot/index.js';
import { attentionLines, matrixHeatmap, temperatureSlider } from '../../../src/plot/index.js';
import { launchBrowser } from '../../support/browser.js';
import { until } from '../../support/until.js';

const PLOTLY = fileURLToPath(import.meta.resolve('plotly.js-dist'));
const weights = [
  [0.5, 0.2, 0.3],
  [0.1, 0.8, 0.1],
];
const lines = attentionLines(weights, { queries: ['they', 'are'], keys: ['cool', 'and', 'efficient'] });

describe('the HTML of a figure', function () {
  this.timeout(60_000);
  let browser: Browser;
  let folder: string;

  before(async function () {
    browser = await launchBrowser(this);
    folder = mkdtempSync(join(tmpdir(), 'attention-kit-'));
    mkdirSync(join(folder, 'notebooks'));
  });
  after(async () => {
    await browser?.close();
    if (folder) rmSync(folder, { recursive: true });
  });

  /** Opens the saved output as a page in `notebooks/`, as nbconvert writes it. */
  async function open(figure: Figure, head = ''): Promise<{ page: Page; asked: string[] }> {
    const file = join(folder, 'notebooks', 'chapter.html');
    const html = (await toBundle(figure))['text/html'];
    writeFileSync(file, `<!DOCTYPE html><meta charset="utf-8">${head}<body>${html}`);
    const page = await browser.newPage();
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.goto(pathToFileURL(file).href);
    return { page, asked: asked.filter((url) => !url.startsWith('data:')) };
  }

  it('shows a picture where there is no Plotly, and asks for nothing beyond this machine', async () => {
    const { page, asked } = await open(lines);
    await page.waitForTimeout(300);
    const image = page.getByRole('img', { name: 'Lines from 2 queries to 3 keys' });
    expect(
      await image.evaluate((element: HTMLImageElement) => element.complete && element.naturalWidth > 0),
    ).to.equal(true);
    expect(await page.locator('.js-plotly-plot').count()).to.equal(0);
    expect(asked.filter((url) => !url.startsWith('file:'))).to.deep.equal([]);
    await page.close();
  });

  it('shows the picture where scripts are taken out', async () => {
    const html = (await toBundle(lines))['text/html'] as string;
    const page = await browser.newPage({ javaScriptEnabled: false });
    await page.setContent(html.replace(/<script>.*<\/script>/s, ''));
    expect(await page.locator('img').boundingBox()).to.include({
      width: (lines.layout as { width?: number }).width,
    });
    await page.close();
  });

  it('becomes live where the page has Plotly, and keeps its words', async () => {
    const { page } = await open(lines, `<script>${readFileSync(PLOTLY, 'utf8')}</script>`);
    await page.waitForSelector('.js-plotly-plot');
    expect(await page.getByRole('img', { name: 'Lines from 2 queries to 3 keys' }).count()).to.equal(1);
    expect(await page.locator('img[src]').count()).to.equal(0);
    await page.close();
  });

  it('becomes live where a copy of Plotly lies beside the notebooks, even among AMD modules', async () => {
    const copy = join(folder, 'node_modules', 'plotly.js-dist');
    mkdirSync(copy, { recursive: true });
    cpSync(PLOTLY, join(copy, 'plotly.js'));
    const { page } = await open(lines, '<script>window.define = () => {}; define.amd = {};</script>');
    await page.waitForSelector('.js-plotly-plot');
    expect(await page.evaluate(() => typeof (window as { define?: unknown }).define)).to.equal('function');
    await page.close();
  });

  it("becomes live in a Jupyter server's page, which hands out what lies beside the kernel", async () => {
    const html = (await toBundle(lines))['text/html'];
    const config =
      '<script id="jupyter-config-data" type="application/json">{"baseUrl":"/user/ada/"}</script>';
    const page = await browser.newPage();
    const asked: string[] = [];
    await page.route('http://jupyter.example/**', (route) => {
      const { pathname } = new URL(route.request().url());
      asked.push(pathname);
      if (pathname.endsWith('.js')) return route.fulfill({ path: PLOTLY });
      return route.fulfill({ contentType: 'text/html', body: `<!DOCTYPE html>${config}<body>${html}` });
    });
    await page.goto('http://jupyter.example/user/ada/lab');
    await page.waitForSelector('.js-plotly-plot');
    expect(asked).to.deep.equal(['/user/ada/lab', '/user/ada/kernelspecs/tslab/plotly.min.js']);
    await page.close();
  });

  const opacities = (page: Page) =>
    page.locator('.js-plotly-plot .scatterlayer .trace').evaluateAll((traces) =>
      traces
        .filter((trace) => {
          const line = trace.querySelector<SVGPathElement>('path.js-line');
          return line !== null && Number.parseFloat(line.style.strokeWidth) > 0;
        })
        .map((trace) => Number((trace as SVGElement).style.opacity)),
    );

  it('leaves only the lines of a word that is clicked, and shows all again', async () => {
    const { page } = await open(lines, `<script>${readFileSync(PLOTLY, 'utf8')}</script>`);
    await page.waitForSelector('.js-plotly-plot');
    const button = (name: string) => page.locator('.updatemenu-button', { hasText: name });
    await button('are').click();
    await shows(() => opacities(page), weights[1]!);
    await button('they').click();
    await shows(() => opacities(page), weights[0]!);
    await button('all words').click();
    await shows(async () => (await opacities(page)).toSorted(), weights.flat().toSorted());
    await page.close();
  });

  it('moves the bars with the temperature', async () => {
    const figure = temperatureSlider([0, Math.log(3)], { tokens: ['they', 'are'], temperatures: [0.5, 1] });
    const { page } = await open(figure, `<script>${readFileSync(PLOTLY, 'utf8')}</script>`);
    await page.waitForSelector('.js-plotly-plot');
    const numbers = () => page.locator('.js-plotly-plot .barlayer .bartext').allTextContents();
    expect(await numbers()).to.deep.equal(['0.25', '0.75']);
    const rail = (await page.locator('.slider-rail-touch-rect').boundingBox())!;
    await page.mouse.click(rail.x + 2, rail.y + rail.height / 2);
    await shows(numbers, ['0.10', '0.90']);
    await page.close();
  });

  it('has as still picture what a browser draws', async () => {
    const figure = matrixHeatmap(weights, {
      rows: ['they', 'are'],
      columns: ['cool', 'and', 'efficient'],
      title: 'They look at cool',
    });
    const font = (file: string) =>
      readFileSync(new URL(import.meta.resolve(`@expo-google-fonts/inter/${file}.ttf`))).toString('base64');
    const faces = [
      ['400Regular/Inter_400Regular', 400],
      ['700Bold/Inter_700Bold', 700],
    ].map(
      ([file, weight]) =>
        `@font-face{font-family:Inter;font-weight:${weight};src:url(data:font/ttf;base64,${font(file as string)})}`,
    );
    const warm = '<p style="font-family:Inter;position:absolute;opacity:0">a<b>b</b></p>';
    const head = `<style>${faces.join('')} body{margin:0}</style><script>${readFileSync(PLOTLY, 'utf8')}</script>${warm}`;
    const { page } = await open(figure, head);
    await page.waitForSelector('.js-plotly-plot');
    await page.evaluate(() => document.fonts.ready.then(() => {}));
    const live = (
      await page.locator('.js-plotly-plot .plot-container').screenshot({ style: '.modebar{display:none}' })
    ).toString('base64');
    const still = (await toBundle(figure))['image/png'] as string;
    expect(await page.evaluate(shareThatDiffers, [live, still] as const)).to.be.lessThan(0.01);
    await page.close();
  });
});

/** Waits until a page shows what is expected, at most five seconds. */
async function shows<Value>(read: () => Promise<Value>, expected: Value): Promise<void> {
  const isShown = async () => JSON.stringify(await read()) === JSON.stringify(expected);
  await until(isShown, 5).catch(async () => expect(await read()).to.deep.equal(expected));
}

/** In a page: which share of the pixels of two pictures differs by more than a quarter of the scale. */
async function shareThatDiffers([a, b]: readonly [string, string]): Promise<number> {
  const pixels = async (base64: string) => {
    const image = new Image();
    image.src = `data:image/png;base64,${base64}`;
    await image.decode();
    const canvas = new OffscreenCanvas(image.width, image.height);
    const context = canvas.getContext('2d')!;
    context.drawImage(image, 0, 0);
    return context.getImageData(0, 0, image.width, image.height);
  };
  const [p, q] = await Promise.all([pixels(a), pixels(b)]);
  if (p.height !== q.height || p.width < q.width) return 1;
  let differing = 0;
  for (let y = 0; y < q.height; y++)
    for (let x = 0; x < q.width; x++) {
      const [i, k] = [(y * p.width + x) * 4, (y * q.width + x) * 4];
      if ([0, 1, 2].some((c) => Math.abs(p.data[i + c]! - q.data[k + c]!) > 64)) differing++;
    }
  return differing / (q.width * q.height);
}
