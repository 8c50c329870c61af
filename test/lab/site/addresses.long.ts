import { readFile } from 'node:fs/promises';
import { expect } from 'chai';
import { parseNotebook } from '../../../src/format/parse-notebook.js';
import { writeAllWork } from '../../../src/lab/protocol/all-work.js';
import { until } from '../../support/until.js';
import { menu, writeCell } from '../support/browser.js';
import { builtKernel, openOnSite, openSiteNotebook, siteInBrowser } from '../support/site-in-browser.js';

describe('addresses in a notebook on a site', function () {
  this.timeout(180_000);
  const at = siteInBrowser(builtKernel);

  it('of pictures lead to what the reader brought in, and what is missing takes nothing else away', async () => {
    const context = await at.browser.newContext();
    const home = await openOnSite({ ...at, context }, '');
    const files = Object.entries({
      'round.svg': round,
      'dot.png': dot,
      'album.ipynb': JSON.stringify(album),
    });
    const work = {
      files: files.map(([path, text]) => ({
        path,
        bytes: Buffer.from(text, path === 'dot.png' ? 'base64' : 'utf8'),
      })),
      workspaces: {},
    };
    await home.page.locator('#import').setInputFiles({
      name: 'work.json',
      mimeType: 'application/json',
      buffer: Buffer.from(writeAllWork(work, '2026-01-01T00:00:00Z')),
    });
    await home.page.getByText('3 notebooks and files are here now').waitFor();
    const { page } = await openOnSite({ ...at, context }, 'notebooks/?path=album.ipynb');
    const output = page.locator('.jp-OutputArea-output.jp-RenderedHTML', { hasText: 'beside it' });
    await output.waitFor();
    const width = (alt: string) =>
      page
        .getByAltText(alt, { exact: true })
        .evaluate((node) => [(node as HTMLImageElement).complete, (node as HTMLImageElement).naturalWidth]);
    for (const [alt, wide] of [
      ['round', 7],
      ['dot', 1],
      ['dot in an output', 1],
      ['gone', 0],
      ['gone from an output', 0],
    ] as const)
      await until(async () => `${await width(alt)}` === `true,${wide}`);
    expect(await page.getByText('Javascript Error').count()).to.equal(0);
    expect(await output.count()).to.equal(1);
    await context.close();
  });

  it('are none of what is downloaded: that is the notebook as it stands in the page, under its own name', async () => {
    const context = await at.browser.newContext();
    const { page } = await openSiteNotebook({ ...at, context }, 'notebooks/03-scores.html');
    await writeCell(page, 0, '// written a moment ago');
    const [download] = await Promise.all([page.waitForEvent('download'), menu(page, 'File', 'Download')]);
    expect(download.suggestedFilename()).to.equal('03-scores.ipynb');
    const text = await readFile(await download.path(), 'utf8');
    expect(
      parseNotebook(text, 'the download').cells.find(({ cell_type }) => cell_type === 'code')?.source,
    ).to.equal('// written a moment ago');
    expect(text).not.to.include('"trusted"');
    await context.close();
  });

  it('of other chapters lead to their pages, and nothing is loaded for a link before it is followed', async () => {
    const context = await at.browser.newContext();
    const asked: string[] = [];
    context.on('request', (request) => asked.push(new URL(request.url()).pathname));
    const { page } = await openSiteNotebook({ ...at, context }, 'notebooks/03-scores.html');
    const link = page.locator('.jp-MarkdownCell a', { hasText: 'Chapter 4' }).first();
    const next = new URL('notebooks/04-softmax.html', at.host.url).href;
    await until(async () => (await link.evaluate((node) => (node as HTMLAnchorElement).href)) === next);
    expect(asked.filter((path) => /(04|99)-[a-z]+\.ipynb$/.test(path))).to.deep.equal([]);
    await context.close();
  });
});

const round =
  '<svg xmlns="http://www.w3.org/2000/svg" width="7" height="7"><circle cx="3" cy="3" r="3"/></svg>';

/** One transparent pixel. */
const dot =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==';

const album = {
  nbformat: 4,
  nbformat_minor: 5,
  metadata: {},
  cells: [
    {
      cell_type: 'markdown',
      id: 'a',
      metadata: {},
      source: '# album.ipynb\n\n![round](round.svg) ![dot](./dot.png) ![gone](gone.png)',
    },
    {
      cell_type: 'code',
      id: 'b',
      metadata: {},
      source: '1',
      execution_count: 1,
      outputs: [
        {
          output_type: 'display_data',
          metadata: {},
          data: {
            'text/html':
              '<b>beside it</b> <img src="gone.png" alt="gone from an output"> <img src="dot.png" alt="dot in an output">',
          },
        },
      ],
    },
  ],
};
