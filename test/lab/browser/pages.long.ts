import { readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { explorableMimeType } from '../../../src/explore/explorable.js';
import { attentionMachine } from '../../../src/explore/index.js';
import { pause, until } from '../../support/until.js';
import { keepPicture, openNotebook, openPage, openToRead, runCell } from '../support/browser.js';
import { faults } from '../support/faults.js';
import { labInBrowser } from '../support/lab-in-browser.js';

describe("the lab's own pages, in a browser", function () {
  this.timeout(120_000);
  // The policy forbids the script that axe needs to be added; only these tests set it aside.
  const at = labInBrowser({ bypassCSP: true });

  it('say when the server met a fault of its own, for which it can name no cell', async () => {
    const { page } = await openToRead(at.context, at.lab, 'sample.ipynb');
    const note = page.getByRole('alert').filter({ hasText: 'The server met a fault of its own and goes on' });
    await until(async () => {
      at.lab.tellFault(); // the page may not listen yet
      return (await note.count()) > 0;
    });
    await keepPicture(page, 'server-fault-1280');
  });

  it('show the chapters, and lead to a notebook and to all files', async () => {
    const { page, problems } = await openPage(at.context, at.lab, '/');
    await page.getByRole('heading', { name: 'Attention Kit' }).waitFor();
    const chapter = page.getByRole('link', { name: /Scores/ });
    expect(await chapter.textContent()).to.match(/Which word should look at which\?.*25 minutes/s);
    for (const [width, height] of [
      [1280, 900],
      [390, 844],
    ] as const) {
      await page.setViewportSize({ width, height });
      await keepPicture(page, `home-${width}`);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).to.be.at.most(width);
    }
    expect(problems).to.deep.equal([]);
    await page.getByRole('link', { name: /All files/ }).click();
    await page.locator('.jp-DirListing-item', { hasText: 'sample.ipynb' }).waitFor();
    await keepPicture(page, 'tree-1280');
    await page.setViewportSize({ width: 390, height: 844 });
    await keepPicture(page, 'tree-390');
    await page.setViewportSize({ width: 1280, height: 900 });
    await page.getByRole('link', { name: 'Attention Kit' }).click();
    await page.getByRole('link', { name: /Scores/ }).click();
    await page.locator('.jp-CodeCell').first().waitFor();
    expect(page.url()).to.match(/\/notebooks\/sample\.ipynb$/);
  });

  it('lead to the page for who teaches a class, and from its timetables to the chapters', async () => {
    const { page, problems } = await openPage(at.context, at.lab, '/');
    const home = new URL(page.url()).pathname;
    await page.getByRole('link', { name: 'Teaching a class' }).click();
    await page.getByRole('heading', { name: 'Ninety minutes' }).waitFor();
    for (const [width, height] of [
      [1280, 900],
      [390, 844],
    ] as const) {
      await page.setViewportSize({ width, height });
      await keepPicture(page, `teaching-${width}`);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).to.be.at.most(width);
      expect(await faults(page)).to.deep.equal([]);
    }
    await page.setViewportSize({ width: 1280, height: 900 });
    const chapter = page.getByRole('link', { name: '3 · Scores' }).first();
    expect(await chapter.evaluate((link: HTMLAnchorElement) => link.pathname)).to.equal(
      `${home}notebooks/03-scores.ipynb`,
    );
    expect(problems).to.deep.equal([]);
    await page.getByRole('link', { name: 'Attention Kit' }).click();
    await page.getByRole('heading', { name: 'Attention Kit' }).waitFor();
  });

  it('begin with a picture of less than 100 kB in all, which can soon be touched', async () => {
    const { page, problems } = await openPage(at.context, at.lab, '/');
    const bodies: Promise<Buffer>[] = [];
    page.on('response', (answer) => bodies.push(answer.body().catch(() => Buffer.alloc(0))));
    await page.reload();
    const number = page.getByRole('spinbutton', { name: 'they: points', exact: true });
    await number.focus();
    await page.keyboard.press('ArrowUp');
    expect(await number.getAttribute('aria-valuenow')).to.equal('3'); // it was 2
    const bytes = (await Promise.all(bodies)).reduce((sum, { length }) => sum + length, 0);
    expect(bytes).to.be.within(20_000, 100_000); // with the script that is touched
    await keepPicture(page, 'home-touched-1280');
    expect(await faults(page)).to.deep.equal([]);
    expect(problems).to.deep.equal([]);
  });

  it('make what a notebook has to touch live, and leave the words of what they do not know', async () => {
    const { name, state } = attentionMachine({ lit: 'scores' });
    const output = (data: object) => ({ output_type: 'display_data', metadata: {}, data });
    const cell = (id: string, explorable: object) => ({
      cell_type: 'code',
      execution_count: 1,
      id,
      metadata: {},
      source: '',
      outputs: [output({ [explorableMimeType]: explorable, 'text/plain': `words of ${id}` })],
    });
    const cells = [cell('known', { name, state }), cell('unknown', { name: 'of-tomorrow', state: {} })];
    const kernelspec = { name: 'tslab', display_name: 'TypeScript', language: 'typescript' };
    const notebook = { cells, metadata: { kernelspec }, nbformat: 4, nbformat_minor: 5 };
    await writeFile(join(at.lab.folder, 'touch.ipynb'), JSON.stringify(notebook));
    const { page, problems } = await openToRead(at.context, at.lab, 'touch.ipynb');
    await page.getByText('words of unknown').waitFor();
    const number = page.getByRole('spinbutton', { name: 'score of they for book', exact: true });
    await number.focus();
    await page.keyboard.press('ArrowUp');
    expect(await number.getAttribute('aria-valuenow')).to.equal('12'); // it was 11
    await keepPicture(page, 'explorable-1280');
    expect(problems).to.deep.equal([]);
  });

  it('give their cookie to no other port of this machine', async () => {
    const seen: string[] = [];
    const other = createServer(({ url = '', headers }, answer) => {
      seen.push(`${url} ${headers.cookie ?? ''}`);
      answer
        .setHeader('Content-Type', 'text/html')
        .end('<img src="/static/page.css"><img src="/notebooks/a">');
    });
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { page } = await openPage(at.context, at.lab, '/');
    expect((await at.context.cookies(at.lab.address)).map(({ name }) => name)).to.deep.equal([
      `attention-kit-${at.lab.port}`,
    ]);
    await page.goto(`http://127.0.0.1:${(other.address() as AddressInfo).port}/`, {
      waitUntil: 'networkidle',
    });
    other.close();
    expect(seen).to.include.members(['/ ', '/static/page.css ', '/notebooks/a ']);
    expect(seen.join()).not.to.include('attention-kit');
  });

  it('remember where the reader left off, and lead back there', async () => {
    const { page } = await openToRead(at.context, at.lab, 'sample.ipynb');
    const saved = page.waitForResponse(
      (answer) => /workspaces\/place-/.test(answer.url()) && answer.request().method() === 'PUT',
    );
    await page.locator('.jp-CodeCell').nth(1).locator('.cm-content').click();
    await saved;
    await page.goto(at.lab.address);
    await page.getByRole('link', { name: 'Continue 3 · Scores, at “Plots”' }).click();
    await page.locator('.jp-CodeCell.jp-mod-active').waitFor();
    expect(await page.locator('.jp-CodeCell.jp-mod-active .cm-content').textContent()).to.equal(
      'const size = 2;',
    );
    const home = await at.context.newPage();
    await home.goto(at.lab.address);
    await keepPicture(home, 'home-continue-1280');
    expect(await faults(home)).to.deep.equal([]);
  });

  for (const colorScheme of ['light', 'dark'] as const) {
    it(`have no serious accessibility fault (${colorScheme})`, async () => {
      const own = await at.browser.newContext({ colorScheme, bypassCSP: true });
      const { page } = await openPage(own, at.lab, '/');
      expect(await faults(page)).to.deep.equal([]);
      await keepPicture(page, `home-${colorScheme}`);
      await own.clearCookies();
      await page.goto(at.lab.address);
      await page.getByRole('heading', { name: 'Please open the whole address' }).waitFor();
      expect(await faults(page)).to.deep.equal([]);
      await own.close();
    });
  }

  it('let no output run script, trusted or not, and no output reach the page around it', async () => {
    const own = await at.browser.newContext({ viewport: { width: 1280, height: 900 } });
    const { page } = await openNotebook(own, at.lab, 'sample.ipynb');
    const html = `<b id="shown">shown</b><script>window.taken = 1<\\/script><img src=x onerror="window.taken = 2">`;
    await runCell(page, 2, `import { display } from "tslab";\ndisplay.html(${JSON.stringify(html)});`);
    await page.locator('.jp-RenderedHTML #shown, .jp-RenderedHTML b').first().waitFor();
    await pause(500);
    expect(await page.evaluate(() => (window as { taken?: number }).taken)).to.equal(undefined);
    await own.close();
  });

  it('resume a running cell after a reload', async () => {
    const { page } = await openNotebook(at.context, at.lab, 'sample.ipynb');
    const stop = join(at.lab.folder, 'stop');
    const loop = [
      `for (let i = 0; !require('fs').existsSync(${JSON.stringify(stop)}); i++) {`,
      'console.log("step " + i); await new Promise((r) => setTimeout(r, 300)); } console.log("stopped");',
    ];
    await runCell(page, 2, loop.join(' '));
    const output = page.locator('.jp-CodeCell').nth(2).locator('.jp-OutputArea-output');
    const steps = async () => (await output.allTextContents()).join('').match(/step \d+/g) ?? [];
    await until(async () => (await steps()).length > 2);
    await save(page);
    const before = (await steps()).length;
    await page.reload();
    await until(async () => (await steps()).length > before + 2);
    await writeFile(stop, '');
    await output.filter({ hasText: 'stopped' }).first().waitFor();
    const lines = await steps();
    expect(lines).to.deep.equal(lines.map((_, i) => `step ${i}`));
  });

  it('write over nothing that another tab or program saved: both texts are kept', async () => {
    const first = await openNotebook(at.context, at.lab, 'sample.ipynb');
    const second = await openNotebook(at.context, at.lab, 'sample.ipynb');
    await runCell(first.page, 2, 'console.log("first tab");');
    await first.page.locator('.jp-OutputArea-output', { hasText: 'first tab' }).waitFor();
    await save(first.page);
    await second.page.bringToFront();
    await second.page.waitForTimeout(1500);
    await runCell(second.page, 2, 'console.log("second tab");');
    await second.page.locator('.jp-OutputArea-output', { hasText: 'second tab' }).waitFor();
    await second.page.keyboard.press('ControlOrMeta+s');
    await second.page.locator('.jp-Dialog', { hasText: 'Nothing is lost' }).waitFor();
    await keepPicture(second.page, 'conflict-1280');
    expect(await readFile(`${at.lab.folder}/sample-Copy.ipynb`, 'utf8')).to.include('second tab');
    expect(await readFile(`${at.lab.folder}/sample.ipynb`, 'utf8')).to.include('first tab');
  });
});

async function save(page: Page): Promise<void> {
  const saved = page.waitForResponse(
    (answer) => /api\/contents/.test(answer.url()) && answer.request().method() === 'PUT',
  );
  await page.keyboard.press('ControlOrMeta+s');
  await saved;
}
