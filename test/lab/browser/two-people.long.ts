import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import type { BrowserContext, Page } from 'playwright-core';
import { until } from '../../support/until.js';
import {
  codeCell,
  keepPicture,
  openNotebook,
  openPage,
  runCell,
  save,
  writeCell,
} from '../support/browser.js';
import { faults } from '../support/faults.js';
import { labInBrowser } from '../support/lab-in-browser.js';
import { sampleNotebook } from '../support/sample-notebook.js';

describe('two people on one server, in two browsers', function () {
  this.timeout(240_000);
  const at = labInBrowser({});
  let other: BrowserContext;
  beforeEach(async () => {
    other = await at.browser.newContext({ viewport: { width: 390, height: 844 }, colorScheme: 'dark' });
  });
  afterEach(() => other.close());
  const file = (name: string) => join(at.lab.folder, name);
  const text = (name: string) => readFile(file(name), 'utf8');
  const put = (name: string) => writeFile(file(name), JSON.stringify(sampleNotebook()));
  const ready = async (page: Page) => {
    await page.locator('body[data-lab-ready="true"]').waitFor({ state: 'attached' });
    await page.locator('.jp-CodeCell').first().waitFor();
  };

  /** Waits until so many pages are connected to a notebook's kernel. */
  const connected = (name: string, count: number) =>
    until(async () => {
      const sessions: { path: string; kernel: { connections: number } }[] = (
        await at.lab.send('GET', '/api/sessions')
      ).json;
      return sessions.find(({ path }) => path === name)?.kernel.connections === count;
    });

  it('are told so, and the second one gets a copy with variables of its own', async () => {
    await put('one.ipynb');
    const { page: first } = await openNotebook(at.context, at.lab, 'one.ipynb');
    await runCell(first, 2, 'const mine = "of the first"; console.log(mine);');
    await codeCell(first, 2).locator('.jp-OutputArea-output', { hasText: 'of the first' }).waitFor();

    const { page: second, problems } = await openPage(other, at.lab, '/notebooks/one.ipynb');
    await second.getByText('one.ipynb is open in another browser').waitFor();
    expect(await faults(second)).to.deep.equal([]);
    await keepPicture(second, 'somebody-else');
    await second.getByRole('button', { name: 'Work in a copy of my own' }).click();
    await second.waitForURL(/one-Copy1\.ipynb/);
    await ready(second);
    await runCell(second, 2, 'const mine = "of the second"; console.log(mine);');
    await codeCell(second, 2).locator('.jp-OutputArea-output', { hasText: 'of the second' }).waitFor();
    await Promise.all([save(first), save(second)]);
    expect(await text('one.ipynb'))
      .to.include('of the first')
      .and.not.include('of the second');
    expect(await text('one-Copy1.ipynb'))
      .to.include('of the second')
      .and.not.include('of the first');
    await runCell(first, 2, 'console.log("still " + mine);');
    await codeCell(first, 2).locator('.jp-OutputArea-output', { hasText: 'still of the first' }).waitFor();

    await second.goto(first.url());
    await second.getByRole('link', { name: 'Go on in my copy' }).click();
    await second.waitForURL(/one-Copy1\.ipynb/);
    await ready(second);
    expect(problems).to.deep.equal([]);
  });

  it('are told so while the kernel of the first one is starting, as soon as its page is asked for', async () => {
    await put('soon.ipynb');
    const [{ page: first }, { page: second }] = [
      await openPage(at.context, at.lab, '/notebooks/soon.ipynb'),
      await openPage(other, at.lab, '/notebooks/soon.ipynb'),
    ];
    await second.getByText('soon.ipynb is open in another browser').waitFor();
    await ready(first);
    await first.close();
    await until(async () => {
      await second.reload();
      return !(await second.getByText('is open in another browser').isVisible());
    });
    await ready(second);
  });

  it('lose no text when they open the same one all the same: the later one is led to a copy with it', async () => {
    await put('both.ipynb');
    const { page: first } = await openNotebook(at.context, at.lab, 'both.ipynb');
    await connected('both.ipynb', 1);
    const { page: second } = await openPage(other, at.lab, '/notebooks/both.ipynb');
    await second.getByRole('link', { name: 'Open the same notebook' }).click();
    await ready(second);
    await writeCell(first, 1, '"text of the first"');
    await writeCell(second, 1, '"text of the second"');
    await save(first);
    await save(second);
    await second.getByText('Changed elsewhere').waitFor();
    await keepPicture(second, 'changed-elsewhere');
    await second.getByRole('button', { name: 'Go on in my copy' }).click();
    await second.waitForURL(/both-Copy\.ipynb/);
    await codeCell(second, 1).getByText('"text of the second"').waitFor();
    await writeCell(first, 2, '"more of the first"');
    await save(first);
    expect(await text('both.ipynb'))
      .to.include('more of the first')
      .and.include('text of the first');
    expect(await text('both-Copy.ipynb')).to.include('text of the second');
    expect((await readdir(at.lab.folder)).filter((name) => name.startsWith('both')).sort()).to.deep.equal([
      'both-Copy.ipynb',
      'both.ipynb',
    ]);
  });

  it('are not told of pages of their own, nor of one that was closed', async () => {
    await put('own.ipynb');
    const { page: first } = await openNotebook(at.context, at.lab, 'own.ipynb');
    const { page: again } = await openNotebook(at.context, at.lab, 'own.ipynb');
    for (const page of [first, again]) await page.goto('about:blank');
    await connected('own.ipynb', 0);
    const { page: second } = await openPage(other, at.lab, '/notebooks/own.ipynb');
    await ready(second);
  });

  it('keep what another program has written, too', async () => {
    await put('tool.ipynb');
    const { page } = await openNotebook(at.context, at.lab, 'tool.ipynb');
    await writeCell(page, 1, '"written in the page"');
    await save(page);
    const theirs = (await text('tool.ipynb')).replace('written in the page', 'written by a program');
    await writeFile(file('tool.ipynb'), theirs);
    await writeCell(page, 1, '"written later"');
    await save(page);
    await page.getByText('Nothing is lost').waitFor();
    expect(await text('tool.ipynb')).to.equal(theirs);
    expect(await text('tool-Copy.ipynb')).to.include('written later');
  });
});
